; The installer for Windows 10 and later, 64 bit. packages.py calls makensis with:
;   VERSION, DIST (the program's folder), OUT, ICON, FILES and UNFILES (lists of what is installed and removed),
;   TARGET where this makensis can make 64-bit installers, SIGN where there is a certificate.
;
; Command line:  /S silent   /ALLUSERS or /CURRENTUSER   /DESKTOP an icon there too   /D=C:\folder (last, no quotes)
; Exit codes:    0 done   1 cancelled by the user   2 copying failed   3 Protokoll is running
;                4 /ALLUSERS (or its removal) without administrator's rights   5 not Windows 10, 64 bit, or later

Unicode true
!ifdef TARGET
  Target ${TARGET}
!endif
ManifestDPIAware true
ManifestSupportedOS all
RequestExecutionLevel user
!ifdef COMPRESSOR
  SetCompressor ${COMPRESSOR} ; for trials: larger, but made at once
!else
  SetCompressor /SOLID lzma
  SetCompressorDictSize 64
!endif
SetDateSave off
CRCCheck force

!include MUI2.nsh
!include LogicLib.nsh
!include FileFunc.nsh
!include WinVer.nsh
!include x64.nsh
!include Sections.nsh
!include nsDialogs.nsh

!define APP "Protokoll"
!define EXE "protokoll.exe"
!define UNINSTALLER "avinstallera.exe"
!define TYPE "Protokoll.Mote"
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\${APP}"
!define EXIT_RUNNING 3
!define EXIT_RIGHTS 4
!define EXIT_SYSTEM 5

Name "${APP}"
OutFile "${OUT}"
BrandingText "${APP} ${VERSION}"
VIProductVersion "${VERSION}.0"
VIFileVersion "${VERSION}.0"
VIAddVersionKey /LANG=1053 "ProductName" "${APP}"
VIAddVersionKey /LANG=1053 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=1053 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=1053 "FileDescription" "Installerar ${APP}"
VIAddVersionKey /LANG=1053 "CompanyName" "${PUBLISHER}"
VIAddVersionKey /LANG=1053 "LegalCopyright" "${COPYRIGHT}"
!ifdef SIGN
  !uninstfinalize '${SIGN} "%1"' = 0
!endif

Var ForAll      ; "1": for everybody on the machine
Var ForAllBox
Var Old         ; where the version lies that this one takes the place of
Var GivenFolder ; from /D=

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!insertmacro MUI_PAGE_WELCOME
Page custom ScopePage ScopePageLeave
!insertmacro MUI_PAGE_COMPONENTS
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_RUN "$INSTDIR\${EXE}"
!define MUI_FINISHPAGE_RUN_TEXT "Starta ${APP}"
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_COMPONENTS
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Swedish"

; --- both installer and uninstaller ----------------------------------------------------------------------------------

!macro UseScope
  ${If} $ForAll == "1"
    SetShellVarContext all
  ${Else}
    SetShellVarContext current
  ${EndIf}
!macroend

!macro NeedRights
  ${If} $ForAll == "1"
    UserInfo::GetAccountType
    Pop $0
    ${If} $0 != "Admin"
      ${IfNot} ${Silent}
        ExecShell "runas" "$EXEPATH" "/ALLUSERS"
      ${EndIf}
      SetErrorLevel ${EXIT_RIGHTS}
      Quit
    ${EndIf}
  ${EndIf}
!macroend

; A program that runs cannot be opened for writing. Leaves with its own exit code, nothing changed.
!macro NotRunning FOLDER
  ${Do}
    ${IfNot} ${FileExists} "${FOLDER}\${EXE}"
      ${Break}
    ${EndIf}
    ClearErrors
    FileOpen $0 "${FOLDER}\${EXE}" a
    ${IfNot} ${Errors}
      FileClose $0
      ${Break}
    ${EndIf}
    ${If} ${Cmd} `MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "${APP} är igång. Stäng programmet och välj Försök igen.$\r$\n$\r$\nIngenting har ändrats." /SD IDCANCEL IDCANCEL`
      SetErrorLevel ${EXIT_RUNNING}
      Quit
    ${EndIf}
  ${Loop}
!macroend

!macro TellWindows
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)' ; file types have changed
!macroend

; --- installing ------------------------------------------------------------------------------------------------------

Function .onInit
  ${IfNot} ${RunningX64}
  ${OrIfNot} ${AtLeastWin10}
    MessageBox MB_ICONSTOP "${APP} behöver 64-bitars Windows 10 eller senare." /SD IDOK
    SetErrorLevel ${EXIT_SYSTEM}
    Quit
  ${EndIf}
  SetRegView 64
  StrCpy $GivenFolder $INSTDIR
  ${GetParameters} $R0
  ClearErrors
  ${GetOptions} $R0 "/ALLUSERS" $0
  ${IfNot} ${Errors}
    StrCpy $ForAll "1"
  ${EndIf}
  Call ChooseFolder
  !insertmacro NeedRights
  ClearErrors
  ${GetOptions} $R0 "/DESKTOP" $0
  ${IfNot} ${Errors}
    Call SelectDesktop
  ${EndIf}
FunctionEnd

; The folder and the earlier version, by who the program is for.
Function ChooseFolder
  !insertmacro UseScope
  ReadRegStr $Old SHCTX "${UNINSTALL_KEY}" "InstallLocation"
  ${If} $GivenFolder != ""
    StrCpy $INSTDIR $GivenFolder
  ${ElseIf} $Old != ""
    StrCpy $INSTDIR $Old
  ${ElseIf} $ForAll == "1"
    StrCpy $INSTDIR "$PROGRAMFILES64\${APP}"
  ${Else}
    SetShellVarContext current
    StrCpy $INSTDIR "$LOCALAPPDATA\Programs\${APP}"
  ${EndIf}
  ReadRegDWORD $0 SHCTX "${UNINSTALL_KEY}" "DesktopIcon"
  ${If} $0 == 1
    Call SelectDesktop
  ${EndIf}
FunctionEnd

Function ScopePage
  ${GetParameters} $R0
  ClearErrors
  ${GetOptions} $R0 "/ALLUSERS" $0
  ${IfNot} ${Errors}
    Abort ; chosen already
  ${EndIf}
  !insertmacro MUI_HEADER_TEXT "Vem ska använda ${APP}?" "Båda sätten ger samma program."
  nsDialogs::Create 1018
  Pop $0
  ${NSD_CreateRadioButton} 0 10u 100% 12u "Bara jag. Det behövs ingen administratör."
  Pop $0
  ${NSD_CreateRadioButton} 0 30u 100% 12u "Alla som använder datorn. Windows frågar efter en administratör."
  Pop $ForAllBox
  ${If} $ForAll == "1"
    ${NSD_Check} $ForAllBox
  ${Else}
    ${NSD_Check} $0
  ${EndIf}
  nsDialogs::Show
FunctionEnd

Function ScopePageLeave
  ${NSD_GetState} $ForAllBox $0
  ${If} $0 == ${BST_CHECKED}
    StrCpy $ForAll "1"
  ${Else}
    StrCpy $ForAll ""
  ${EndIf}
  !insertmacro NeedRights
  Call ChooseFolder
FunctionEnd

Section "${APP}" ProgramSection
  SectionIn RO
  !insertmacro UseScope
  !insertmacro NotRunning "$INSTDIR"
  ${If} $Old != ""
  ${AndIf} ${FileExists} "$Old\${UNINSTALLER}"
    !insertmacro NotRunning "$Old"
    ExecWait '"$Old\${UNINSTALLER}" /S _?=$Old' $0
    ${If} $0 <> 0
      SetErrorLevel $0
      Quit
    ${EndIf}
    Delete "$Old\${UNINSTALLER}"
    RMDir "$Old"
  ${EndIf}
  !include "${FILES}"
  SetOutPath "$INSTDIR"
  WriteUninstaller "$INSTDIR\${UNINSTALLER}"
  CreateShortcut "$SMPROGRAMS\${APP}.lnk" "$INSTDIR\${EXE}" "" "$INSTDIR\${EXE}" 0 SW_SHOWNORMAL "" "${SUMMARY}"

  WriteRegStr SHCTX "Software\Classes\.protokoll" "" "${TYPE}"
  WriteRegStr SHCTX "Software\Classes\${TYPE}" "" "Möte i ${APP}"
  WriteRegStr SHCTX "Software\Classes\${TYPE}\DefaultIcon" "" "$INSTDIR\${EXE},0"
  WriteRegStr SHCTX "Software\Classes\${TYPE}\shell\open\command" "" '"$INSTDIR\${EXE}" --open "%1"'
  !insertmacro TellWindows

  WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayName" "${APP}"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "Publisher" "${PUBLISHER}"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\${EXE},0"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\${UNINSTALLER}"'
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\${UNINSTALLER}" /S'
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "NoRepair" 1
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "EstimatedSize" ${KILOBYTES}
SectionEnd

Section /o "Ikon på skrivbordet" DesktopSection
  CreateShortcut "$DESKTOP\${APP}.lnk" "$INSTDIR\${EXE}" "" "$INSTDIR\${EXE}" 0 SW_SHOWNORMAL "" "${SUMMARY}"
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "DesktopIcon" 1
SectionEnd

Function SelectDesktop
  !insertmacro SelectSection ${DesktopSection}
FunctionEnd

!insertmacro MUI_FUNCTION_DESCRIPTION_BEGIN
  !insertmacro MUI_DESCRIPTION_TEXT ${ProgramSection} "Programmet, Startmenyn och filtypen .protokoll (en mötesfil)."
  !insertmacro MUI_DESCRIPTION_TEXT ${DesktopSection} "En genväg på skrivbordet."
!insertmacro MUI_FUNCTION_DESCRIPTION_END

; --- removing --------------------------------------------------------------------------------------------------------

Function un.onInit
  SetRegView 64
  ReadRegStr $0 HKLM "${UNINSTALL_KEY}" "InstallLocation"
  ${If} $0 == $INSTDIR
    StrCpy $ForAll "1"
  ${EndIf}
  !insertmacro NeedRights
  !insertmacro UseScope
FunctionEnd

Section "un.${APP}" UnProgramSection
  SectionIn RO
  !insertmacro NotRunning "$INSTDIR"
  !include "${UNFILES}" ; exactly the files of this version: what others have put there stays
  Delete "$INSTDIR\${UNINSTALLER}"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${APP}.lnk"
  ReadRegDWORD $0 SHCTX "${UNINSTALL_KEY}" "DesktopIcon"
  ${If} $0 == 1
    Delete "$DESKTOP\${APP}.lnk"
  ${EndIf}
  ReadRegStr $0 SHCTX "Software\Classes\.protokoll" ""
  ${If} $0 == "${TYPE}"
    DeleteRegValue SHCTX "Software\Classes\.protokoll" ""
    DeleteRegKey /ifempty SHCTX "Software\Classes\.protokoll"
  ${EndIf}
  DeleteRegKey SHCTX "Software\Classes\${TYPE}"
  !insertmacro TellWindows
  DeleteRegKey SHCTX "${UNINSTALL_KEY}"
SectionEnd

; Never chosen when silent.
Section /o "un.Mina möten och inställningar" UnDataSection
  SetShellVarContext current
  RMDir /r "$LOCALAPPDATA\${APP}"
SectionEnd

!insertmacro MUI_UNFUNCTION_DESCRIPTION_BEGIN
  !insertmacro MUI_DESCRIPTION_TEXT ${UnProgramSection} "Tar bort programmet. Dina möten är kvar."
  !insertmacro MUI_DESCRIPTION_TEXT ${UnDataSection} "Tar också bort allt i $LOCALAPPDATA\${APP}, för gott. Datamappar som ligger på andra ställen rörs inte."
!insertmacro MUI_UNFUNCTION_DESCRIPTION_END
