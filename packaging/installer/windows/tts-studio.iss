; The installer for Windows, by Inno Setup 6.3 or newer. build.py calls it after it has frozen the program:
;
;   iscc /DVersion=0.2.0 /DFolder=dist\tts-studio /DWork=build /Odist packaging\installer\windows\tts-studio.iss
;
; It installs for one person without asking for an administrator, or for all if started as one, and needs no network.
; To sign it and its uninstaller, tell Inno Setup of a sign tool and name it (https://jrsoftware.org/ishelp, “SignTool”):
;
;   iscc "/Ssigntool=signtool.exe sign /fd sha256 /tr http://timestamp.digicert.com /td sha256 /a $f" /DSign …
;
; The two programs in the folder are signed before, by the same signtool.

#ifndef Version
  #error Please give the version: /DVersion=…
#endif
#ifndef Folder
  #error Please give the folder that build.py has frozen: /DFolder=…
#endif
#ifndef Work
  #error Please give the folder of build.py in which the icon lies: /DWork=…
#endif
#define Name "TTS Studio"
#define Window "tts-studio-window.exe"

[Setup]
; By this, a newer version finds the older one and replaces it: it never changes.
AppId={{6C7E2B0D-6B52-4E0B-9B8A-6C0F6A3C7D51}
AppName={#Name}
AppVersion={#Version}
AppPublisher=The TTS Studio authors
AppCopyright=Copyright the TTS Studio authors. Licence: GPL-3.0-or-later
VersionInfoVersion={#Version}
DefaultDirName={autopf}\{#Name}
DefaultGroupName={#Name}
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
LicenseFile={#SourcePath}..\..\..\LICENSE
SetupIconFile={#Work}\pyinstaller\tts_studio\tts-studio.ico
UninstallDisplayIcon={app}\{#Window}
OutputBaseFilename=tts-studio-{#Version}-setup
Compression=lzma2/max
SolidCompression=yes
WizardStyle=modern
#ifdef Sign
SignTool=signtool
SignedUninstaller=yes
#endif

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
#if FileExists(AddBackslash(CompilerPath) + "Languages\ChineseSimplified.isl")
Name: "zh"; MessagesFile: "compiler:Languages\ChineseSimplified.isl"
#endif

[Tasks]
Name: "desktopicon"; Description: "{cm:CreateDesktopIcon}"; GroupDescription: "{cm:AdditionalIcons}"; Flags: unchecked

[InstallDelete]
; Libraries of an older version, which would be found beside the new ones.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "{#Folder}\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[Icons]
Name: "{autoprograms}\{#Name}"; Filename: "{app}\{#Window}"
Name: "{autodesktop}\{#Name}"; Filename: "{app}\{#Window}"; Tasks: desktopicon

[Run]
Filename: "{app}\{#Window}"; Description: "{cm:LaunchProgram,{#Name}}"; Flags: nowait postinstall skipifsilent
