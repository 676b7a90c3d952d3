import { guard, notCovered } from '../shared/guard.ts';
import { app } from './app.ts';

type Template = Electron.MenuItemConstructorOptions;
const OPTIONS = ['id', 'label', 'role', 'type', 'accelerator', 'submenu', 'click', 'enabled'];

export class MenuItemDouble implements Pick<Electron.MenuItem, 'id' | 'label'> {
  readonly id: string;
  readonly label: string;
  readonly accelerator: string | null;
  readonly submenu: MenuDouble | null;
  readonly #template: Template;

  constructor(template: Template) {
    const { label, role, type, submenu } = template;
    for (const key of Object.keys(template))
      if (!OPTIONS.includes(key)) throw notCovered(`MenuItem option "${key}"`);
    if (label === undefined && role === undefined && type === undefined) {
      throw new Error('Invalid template for MenuItem: must have at least one of label, role or type');
    }
    if (role !== undefined && label === undefined)
      throw notCovered(`a menu item with the role "${role}" and Electron's own English label`);
    this.id = template.id ?? '';
    this.label = label ?? '';
    this.accelerator = template.accelerator === undefined ? null : String(template.accelerator);
    this.submenu = Array.isArray(submenu) ? MenuDouble.buildFromTemplate(submenu) : null;
    this.#template = template;
  }

  readonly click = (): void => {
    const { role, click } = this.#template;
    if (role === 'quit') return app.quit();
    if (role !== undefined) throw notCovered(`clicking a menu item with the role "${role}"`);
    const nothing = {} as never; // no handler of ours looks at the item, the window or the key
    click?.(nothing, undefined, nothing);
  };
}

export class MenuDouble {
  static #application: MenuDouble | null = null;
  readonly items: readonly MenuItemDouble[];

  constructor(items: readonly MenuItemDouble[]) {
    this.items = items;
  }
  static buildFromTemplate(template: readonly Template[]): MenuDouble {
    return guard('Menu', new MenuDouble(template.map((item) => new MenuItemDouble(item))));
  }
  static setApplicationMenu(menu: MenuDouble | null): void {
    MenuDouble.#application = menu;
  }
  static getApplicationMenu(): MenuDouble | null {
    return MenuDouble.#application;
  }
  getMenuItemById(id: string): MenuItemDouble | null {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id);
      if (found) return found;
    }
    return null;
  }
}
