import type { FileChooser, Page } from '@playwright/test';

/**
 * The next file chooser. To be asked for before the page is gone to: the browser hands over those alone that open after
 * it was told to, and a key that follows at once is quicker than that word.
 */
export const fileChooser = (page: Page): Promise<FileChooser> => page.waitForEvent('filechooser');
