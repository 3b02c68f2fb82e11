@echo off
chcp 65001 >nul
setlocal
title hitaplan
rem UNC paths (\\server\share) cannot be the current folder; pushd gives them a drive letter.
pushd "%~dp0"
set "PYTHONUTF8=1"
set "HITAPLAN="
if exist ".venv\Scripts\hitaplan.exe" set "HITAPLAN=.venv\Scripts\hitaplan.exe"
if not defined HITAPLAN for %%I in (hitaplan.exe) do if not "%%~$PATH:I"=="" set "HITAPLAN=%%~$PATH:I"
if not defined HITAPLAN goto missing
rem A folder of returned forms may have been dropped on this file.
if "%~1"=="" (
  "%HITAPLAN%" menu
) else (
  "%HITAPLAN%" menu "%~f1"
)
goto end
:missing
echo hitaplan がまだ入っていません。情報システムの担当者に「README の『Windows での準備』をこのフォルダーで行ってください」と頼んでください。
:end
popd
echo.
pause
