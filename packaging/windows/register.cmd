@echo off
rem For the present user: shoal: links and .shoal files open Shoal, and the context menu of files and
rem folders offers to share them. Run it from the folder that holds shoal.exe; /u takes it all back.
setlocal
set "PROGRAM=%~dp0shoal.exe"
set "CLASSES=HKCU\Software\Classes"
if /i "%~1"=="/u" goto remove

reg add "%CLASSES%\shoal" /ve /d "URL:Shoal" /f
reg add "%CLASSES%\shoal" /v "URL Protocol" /d "" /f
reg add "%CLASSES%\shoal\DefaultIcon" /ve /d "\"%PROGRAM%\",0" /f
reg add "%CLASSES%\shoal\shell\open\command" /ve /d "\"%PROGRAM%\" gui \"%%1\"" /f

reg add "%CLASSES%\.shoal" /ve /d "Shoal.Link" /f
reg add "%CLASSES%\Shoal.Link" /ve /d "Shoal link" /f
reg add "%CLASSES%\Shoal.Link\DefaultIcon" /ve /d "\"%PROGRAM%\",0" /f
reg add "%CLASSES%\Shoal.Link\shell\open\command" /ve /d "\"%PROGRAM%\" gui \"%%1\"" /f

for %%T in (* Directory) do (
  reg add "%CLASSES%\%%T\shell\Shoal" /ve /d "Share with Shoal" /f
  reg add "%CLASSES%\%%T\shell\Shoal" /v Icon /d "\"%PROGRAM%\",0" /f
  reg add "%CLASSES%\%%T\shell\Shoal\command" /ve /d "\"%PROGRAM%\" gui \"%%1\"" /f
)
goto :eof

:remove
for %%K in (shoal .shoal Shoal.Link *\shell\Shoal Directory\shell\Shoal) do reg delete "%CLASSES%\%%K" /f
