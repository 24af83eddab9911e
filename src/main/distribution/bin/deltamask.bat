@echo off
rem Starts DeltaMask from wherever its folder was put.
setlocal
set "HOME_FOLDER=%~dp0.."
if defined JAVA_HOME (set "JAVA=%JAVA_HOME%\bin\java.exe") else (set "JAVA=java")
"%JAVA%" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 %DELTAMASK_JAVA_OPTIONS% -Ddeltamask.home="%HOME_FOLDER%" -cp "%HOME_FOLDER%\lib\*" deltamask.Main %*
exit /b %ERRORLEVEL%
