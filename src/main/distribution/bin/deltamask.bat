@echo off
rem Starts DeltaMask from wherever its folder was put.
setlocal
for %%I in ("%~dp0..") do set "HOME_FOLDER=%%~fI"
if defined JAVA_HOME (set "JAVA=%JAVA_HOME%\bin\java.exe") else (set "JAVA=java")
rem The build's class data sharing archive fits the place where it was made; elsewhere Java's own is the better one.
set "SHARING=-Xshare:auto"
set "PLACE="
if exist "%HOME_FOLDER%\lib\deltamask.jsa.place" set /p PLACE=<"%HOME_FOLDER%\lib\deltamask.jsa.place"
if "%PLACE%"=="%HOME_FOLDER%" set "SHARING=-XX:SharedArchiveFile=%HOME_FOLDER%\lib\deltamask.jsa"
rem Inspecting is over before the heap that Java begins with on a large machine is needed.
set "HEAP="
if "%~1"=="inspect" set "HEAP=-Xms32m"
"%JAVA%" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 %HEAP% "%SHARING%" %DELTAMASK_JAVA_OPTIONS% -Ddeltamask.home="%HOME_FOLDER%" -cp "%HOME_FOLDER%\lib\*" deltamask.Main %*
exit /b %ERRORLEVEL%
