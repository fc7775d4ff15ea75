#!/bin/sh
# Tries a .deb where nothing else of ours is: in a fresh Debian, without network, as a person of its own, under Xvfb.
#
#   sudo sh packaging/installer/linux/clean_room.sh dist/tts-studio_0.2.0_amd64.deb RECORDINGS [WORK [SUITE]]
#
# RECORDINGS is a folder that `tts-studio import` takes, of one person. The package is installed, its window opens, it
# speaks, imports, trains for a minute and speaks with the new voice; then it is removed, and nothing of it may be left.
# WORK (build/clean-room) keeps the Debian for the next time. Needs root, debootstrap and Xvfb.
set -eu

deb=${1:?Please name the .deb.}
recordings=${2:?Please name a folder with recordings.}
work=${3:-build/clean-room}
suite=${4:-bookworm}
root=$work/$suite
display=:77
mkdir -p "$work"

if [ ! -e "$root/etc/debian_version" ]; then
    debootstrap --variant=minbase "$suite" "$root" http://deb.debian.org/debian
fi
cp /etc/resolv.conf "$root/etc/resolv.conf"
mkdir -p "$root/tmp/.X11-unix" "$root/srv/recordings"
cp "$deb" "$root/tmp/tts-studio.deb"
cp "$recordings"/* "$root/srv/recordings/"
inside() { chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin DEBIAN_FRONTEND=noninteractive "$@"; }

echo "== install"
inside apt-get -qq update
inside apt-get -qq install --yes --no-install-recommends fonts-dejavu-core >/dev/null
inside find /etc /opt /usr /var/lib/dpkg/info -xdev | grep -i tts >"$work/before" || true
inside apt-get -qq install --yes --no-install-recommends /tmp/tts-studio.deb
inside dpkg --verify tts-studio
inside dpkg-query --show --showformat='${Package} ${Version}: ${Installed-Size} kB\n' tts-studio
inside id person >/dev/null 2>&1 || inside useradd --create-home person
rm -rf "$root/home/person" && mkdir "$root/home/person" && inside chown person /home/person

cat >"$root/srv/try.sh" <<'TRY'
set -eux
cd "$HOME"
command -v python3 && exit 1
tts-studio --version
tts-studio-window --smoke-test
tts-studio speak "The kettle is singing in the kitchen." --voice base --out base.wav
tts-studio new Anna --speaker Anna --consent permission
tts-studio import Anna /srv/recordings
tts-studio train Anna --minutes 1 --name anna
tts-studio speak "The kettle is singing in the kitchen." --voice anna --project Anna --out anna.wav
tts-studio verify anna.wav
ls -l base.wav anna.wav Anna/voices/*
TRY

echo "== run, without network"
Xvfb "$display" -screen 0 1280x800x24 -nolisten tcp &
screen=$!
trap 'kill $screen' EXIT
ROOT=$root DISPLAY=$display unshare --mount --net --pid --fork sh -eu -c '
    mount --make-rprivate /
    mount --bind /tmp/.X11-unix "$ROOT/tmp/.X11-unix"
    mount -t proc proc "$ROOT/proc"
    mkdir -p "$ROOT/dev/shm" && mount -t tmpfs none "$ROOT/dev/shm"
    chroot --userspec=person "$ROOT" env -i HOME=/home/person PATH=/usr/bin:/bin LANG=C.UTF-8 DISPLAY="$DISPLAY" \
        sh /srv/try.sh'

echo "== remove"
inside dpkg --purge tts-studio
inside find /etc /opt /usr /var/lib/dpkg/info -xdev | grep -i tts >"$work/after" || true
cmp "$work/before" "$work/after" && echo "nothing is left"
