; Read by electron-builder's installer script. UTF-8.

; The template leaves a copy of the whole installer, archive included, in %LOCALAPPDATA%\<name>-updater for an updater.
; There is none.
!macro customInstall
  ${if} $installMode == "all"
    SetShellVarContext current
  ${endif}
  Delete "$LOCALAPPDATA\${APP_INSTALLER_STORE_FILE}"
  RMDir "$LOCALAPPDATA\${APP_PACKAGE_NAME}-updater"
  ${if} $installMode == "all"
    SetShellVarContext all
  ${endif}
!macroend

; Notes and imported originals outlive the program unless the person says otherwise. A silent or an updating
; uninstallation asks nothing and keeps them; `--delete-app-data` on its command line removes them.
!macro customUnInstall
  ${ifNot} ${Silent}
  ${andIfNot} ${isUpdated}
    SetShellVarContext current
    ${if} ${FileExists} "$APPDATA\lanjuan\*.*"
      ${if} $LANGUAGE == 2052
        StrCpy $R9 "是否同时删除您的批注和导入的原文？$\r$\n$APPDATA\lanjuan$\r$\n$\r$\n删除后无法恢复。"
      ${else}
        StrCpy $R9 "Delete your notes and imported originals as well?$\r$\n$APPDATA\lanjuan$\r$\n$\r$\nThis cannot be undone."
      ${endif}
      ${if} ${Cmd} `MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "$R9" IDYES`
        RMDir /r "$APPDATA\lanjuan"
      ${endif}
    ${endif}
    ${if} $installMode == "all"
      SetShellVarContext all
    ${endif}
  ${endif}
!macroend
