import type { Level } from '../../contract/model.ts';
import type { Origin } from '../../contract/origin.ts';

export interface FoundAgency {
  readonly agency: string;
  readonly label: string;
  /** Null: the table does not know the place, and the print does not tell. */
  readonly region: string | null;
  readonly level: Level | null;
  readonly shortNames: readonly string[];
  readonly how: Origin;
}

export interface AgencyClues {
  /** Titles, signature and the source line of a web page: who is named here is the author. */
  readonly strong: readonly string[];
  readonly body: string;
}
