/** What Windows knows the program by: shortcuts of the installer, taskbar, jump list. The same in electron-builder's configuration. */
export const APP_ID = 'app.lanjuan.viewer';
