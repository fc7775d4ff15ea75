#!/bin/sh
# Signs the app that build.py has made, packs it as a disk image, and lets Apple notarise it: without that, macOS refuses
# to open what was loaded from the network. Runs on macOS with Xcode's command line tools.
#
#   export CODESIGN_IDENTITY="Developer ID Application: NAME (TEAM)" NOTARY_PROFILE=PROFILE
#   sh packaging/installer/macos/sign.sh VERSION [DIST]
#
# CODESIGN_IDENTITY is a certificate in the keychain (security find-identity -v -p codesigning). NOTARY_PROFILE is what
# was once stored by: xcrun notarytool store-credentials PROFILE --apple-id … --team-id … --password …
set -eu

version=${1:?Please give the version.}
dist=${2:-dist}
here=$(cd "$(dirname "$0")" && pwd)
app="$dist/TTS Studio.app"
image="$dist/tts-studio-$version.dmg"
: "${CODESIGN_IDENTITY:?Please name a certificate.}" "${NOTARY_PROFILE:?Please name a profile of notarytool.}"

# From the inside out: each library, then the two programs with what they are allowed, then the app around them.
find "$app/Contents" -type f \( -name '*.dylib' -o -name '*.so' \) -print0 |
    xargs -0 codesign --force --timestamp --options runtime --sign "$CODESIGN_IDENTITY"
for program in tts-studio tts-studio-window; do
    codesign --force --timestamp --options runtime --entitlements "$here/entitlements.plist" \
        --sign "$CODESIGN_IDENTITY" "$app/Contents/MacOS/$program"
done
codesign --force --timestamp --options runtime --entitlements "$here/entitlements.plist" \
    --sign "$CODESIGN_IDENTITY" "$app"
codesign --verify --deep --strict "$app"

# The image shows the app beside a link to the folder for apps, and the licence.
stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT
ditto "$app" "$stage/TTS Studio.app"
ln -s /Applications "$stage/Applications"
cp "$here/../../../LICENSE" "$stage/LICENSE.txt"
hdiutil create -volname "TTS Studio" -srcfolder "$stage" -format ULFO -ov "$image"
codesign --timestamp --sign "$CODESIGN_IDENTITY" "$image"
xcrun notarytool submit "$image" --keychain-profile "$NOTARY_PROFILE" --wait
xcrun stapler staple "$image"
spctl --assess --type open --context context:primary-signature --verbose "$image"
