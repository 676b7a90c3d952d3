import { getContext, setContext } from 'svelte';
import { about } from './about.ts';
import { actions } from './actions.ts';
import { annotations } from './annotations.ts';
import { app } from './app.ts';
import { backups } from './backups.ts';
import { authorities } from './authorities.ts';
import type { Locale } from './bilingual.ts';
import { catalogue } from './catalogue.ts';
import { clippings } from './clippings.ts';
import { collections } from './collections.ts';
import { compare } from './compare.ts';
import { evidence } from './evidence.ts';
import { exchange } from './exchange.ts';
import { fixity } from './fixity.ts';
import { help } from './help.ts';
import { holdings } from './holdings.ts';
import { indicators } from './indicators.ts';
import { library } from './library.ts';
import { noteWork } from './note-work.ts';
import { origins } from './origins.ts';
import { pages } from './pages.ts';
import { palette } from './palette.ts';
import { programmes } from './programmes.ts';
import { promises } from './promises.ts';
import { quoting } from './quoting.ts';
import { reader } from './reader.ts';
import { records } from './records.ts';
import { rereading } from './rereading.ts';
import { scans } from './scans.ts';
import { search } from './search.ts';
import { searchTools } from './search-tools.ts';
import { takeAway } from './take-away.ts';
import { templates } from './templates.ts';
import { terms } from './terms.ts';
import {
  anchorStates,
  colours,
  defects,
  editions,
  genres,
  levels,
  noteKinds,
  refusals,
  roles,
  topics,
} from './words.ts';

/** Every feature's sentences; the test of missing keys walks this table. */
export const FEATURES = {
  about,
  actions,
  anchorStates,
  annotations,
  app,
  authorities,
  backups,
  catalogue,
  clippings,
  collections,
  colours,
  compare,
  defects,
  editions,
  evidence,
  exchange,
  fixity,
  help,
  holdings,
  records,
  rereading,
  indicators,
  genres,
  levels,
  library,
  noteKinds,
  noteWork,
  origins,
  pages,
  palette,
  programmes,
  promises,
  quoting,
  reader,
  refusals,
  roles,
  scans,
  search,
  searchTools,
  takeAway,
  templates,
  terms,
  topics,
} as const;

/** The words of the interface in the language that is set; changing it changes every sentence on the screen. */
export class Messages {
  locale = $state<Locale>('zh');

  get about() {
    return FEATURES.about[this.locale];
  }
  get actions() {
    return FEATURES.actions[this.locale];
  }
  get anchorStates() {
    return FEATURES.anchorStates[this.locale];
  }
  get annotations() {
    return FEATURES.annotations[this.locale];
  }
  get app() {
    return FEATURES.app[this.locale];
  }
  get authorities() {
    return FEATURES.authorities[this.locale];
  }
  get backups() {
    return FEATURES.backups[this.locale];
  }
  get catalogue() {
    return FEATURES.catalogue[this.locale];
  }
  get clippings() {
    return FEATURES.clippings[this.locale];
  }
  get collections() {
    return FEATURES.collections[this.locale];
  }
  get colours() {
    return FEATURES.colours[this.locale];
  }
  get compare() {
    return FEATURES.compare[this.locale];
  }
  get defects() {
    return FEATURES.defects[this.locale];
  }
  get editions() {
    return FEATURES.editions[this.locale];
  }
  get evidence() {
    return FEATURES.evidence[this.locale];
  }
  get exchange() {
    return FEATURES.exchange[this.locale];
  }
  get fixity() {
    return FEATURES.fixity[this.locale];
  }
  get help() {
    return FEATURES.help[this.locale];
  }
  get holdings() {
    return FEATURES.holdings[this.locale];
  }
  get records() {
    return FEATURES.records[this.locale];
  }
  get rereading() {
    return FEATURES.rereading[this.locale];
  }
  get indicators() {
    return FEATURES.indicators[this.locale];
  }
  get genres() {
    return FEATURES.genres[this.locale];
  }

  get levels() {
    return FEATURES.levels[this.locale];
  }
  get library() {
    return FEATURES.library[this.locale];
  }
  get noteKinds() {
    return FEATURES.noteKinds[this.locale];
  }
  get noteWork() {
    return FEATURES.noteWork[this.locale];
  }
  get origins() {
    return FEATURES.origins[this.locale];
  }
  get pages() {
    return FEATURES.pages[this.locale];
  }

  get palette() {
    return FEATURES.palette[this.locale];
  }
  get programmes() {
    return FEATURES.programmes[this.locale];
  }
  get promises() {
    return FEATURES.promises[this.locale];
  }
  get quoting() {
    return FEATURES.quoting[this.locale];
  }
  get reader() {
    return FEATURES.reader[this.locale];
  }
  get refusals() {
    return FEATURES.refusals[this.locale];
  }
  get roles() {
    return FEATURES.roles[this.locale];
  }
  get scans() {
    return FEATURES.scans[this.locale];
  }

  get search() {
    return FEATURES.search[this.locale];
  }
  get searchTools() {
    return FEATURES.searchTools[this.locale];
  }
  get takeAway() {
    return FEATURES.takeAway[this.locale];
  }
  get templates() {
    return FEATURES.templates[this.locale];
  }
  get terms() {
    return FEATURES.terms[this.locale];
  }
  get topics() {
    return FEATURES.topics[this.locale];
  }
}

const KEY = Symbol('messages');

export function provideMessages(messages: Messages): void {
  setContext(KEY, messages);
}

/** For components: the messages that App.svelte provided. */
export function useMessages(): Messages {
  return getContext<Messages>(KEY);
}
