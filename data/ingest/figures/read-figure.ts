import type { IndicatorKind } from '../../contract/indicator-model.ts';
import type { ParsedIndicator, ParsedPassage, ParsedSection } from '../../schema/parsed-report.ts';
import { classifyTopic } from '../../text/classify-topic.ts';
import { conceptOf, isOfYear } from './concept.ts';
import { isOfOnePart, wordingsOf } from './concept-wordings.ts';
import type { FigureContext } from './figure-context.ts';
import { kindOf } from './kind.ts';
import { isOfDays } from './moment.ts';
import type { NumberToken } from './number-token.ts';
import { timingOf, type Timing } from './period.ts';
import { partCovered, spanCovered } from './part-of-year.ts';
import { programmeOf, type ProgrammePlace } from './programme-of.ts';
import { asReached } from './reached-goal.ts';
import { setName } from './scan-sets.ts';
import { scopeOf } from './scope.ts';
import type { SentencePlace } from './sentence-place.ts';
import { subjectOf, type SubjectPlace } from './subject.ts';
import { namesOnlyTimes } from './times-of-list.ts';
import type { ListMember } from './value-lists.ts';
import { isComparedWith } from './year-before.ts';

/** What a figure hands to the next one of its passage. */
export interface Carried {
  readonly sentenceStart: number;
  readonly clauseStart: number;
  /** Where it ends, bounding words included. */
  readonly end: number;
  readonly subject: string;
  readonly kind: IndicatorKind;
  /** The last subject that is no share. */
  readonly base: string | null;
  /** The subject of a rank, for the next rank of the clause: 嘉兴市第一、全省第九. */
  readonly ranked: string | null;
  /** It told how things stood. */
  readonly standing: boolean;
  /** Its subject stands behind it (3个中心、2个站): what follows belongs to it, up to the next joint. */
  readonly rightTaken: boolean;
}

export interface FigurePlace {
  readonly token: NumberToken;
  readonly place: SentencePlace;
  readonly member: ListMember | null;
  /** The subjects of the figures said before in the sentence, growth left out. */
  readonly said: readonly string[];
  /** Where the next figure of the passage begins. */
  readonly nextStart: number;
  readonly carried: Carried | null;
  /** The kind of the first count of each sentence of the passage so far, by where the sentence begins. */
  readonly kinds: readonly (readonly [sentenceStart: number, kind: IndicatorKind])[];
  readonly passage: ParsedPassage;
  /** The passage's words as they are printed, unit for unit. */
  readonly printed: string;
  readonly section: ParsedSection;
  /** 2017-2021: the years that the heading of the part names (过去五年工作回顾); null for one year. */
  readonly window: string | null;
  readonly context: FigureContext;
  /** Programmes named in the passage. */
  readonly programmes: readonly ProgrammePlace[];
  /** From UTF-16 index of the passage to code point. */
  readonly codePoint: (index: number) => number;
}

/** How far back a figure looks for its year, its place and its theme, in UTF-16 units: no passage is read twice over. */
const PASSAGE_WINDOW = 700;
const SENTENCE_WINDOW = 300;
const QUOTE_WINDOW = 160;
const CLAUSE_WINDOW = 100;

/** One figure with all that its surroundings say of it; null where they say that it is none. */
export function readFigure(at: FigurePlace): ParsedIndicator | null {
  const { token, place, passage, context } = at;
  const { text } = passage;
  const words = wordsAround(at);
  const timing = timingAt(at);
  if (isRefused(token, timing.target, words.sentenceBefore)) return null;
  const subject = subjectAt(at, words, timing);
  const kind = kindAt(at, words, timing);
  const isShort = kind === 'actual' && isOfDays(words.sentenceBefore, partCovered(context));
  const concept = conceptOf(
    wordingsOf({
      subject,
      left: words.left,
      clauseRest: words.clauseRest,
      sentenceBefore: words.sentenceBefore,
      isAbsence: token.form === 'absence',
      agencyLabel: context.agencyLabel,
    }),
    { unitSi: token.unitSi, isTotal: words.left.includes('累计') },
    isShort ? [] : context.concepts,
    (wording, entry) =>
      isOfYear(entry, kind, withWhole(words)) || isOfOnePart(wording, entry.topic, words.sentenceBefore),
  );
  const nearby = words.left + text.slice(token.start, Math.min(place.clauseEnd, token.start + 24));
  return {
    passage: null,
    start: at.codePoint(token.start),
    end: at.codePoint(token.end),
    subject,
    concept: concept?.concept ?? null,
    value: token.value,
    unit: token.unit,
    valueSi: token.valueSi,
    unitSi: token.unitSi,
    qualifier: token.qualifier,
    bound: token.bound,
    period: kind === 'stock' ? timing.readOff : timing.period,
    kind,
    topic: concept?.topic ?? topicOf(subject, nearby, words.sentenceBefore, at.section),
    scope: scopeOf(words.passageBefore, words.sentenceBefore, context),
    programme: programmeOf(at.programmes, place, token, text),
    ...evidence(at),
    curated: false,
    minor: token.minor,
    note: null,
  };
}

function kindAt(at: FigurePlace, words: WordsAround, timing: Timing): IndicatorKind {
  const { token, passage } = at;
  const { text } = passage;
  return kindOf(token, timing.target, {
    before: text.slice(Math.max(labelStart(text, at), token.outerStart - CLAUSE_WINDOW), token.outerStart),
    // 比2022年底的3.1万户增加…: what has grown is the other one.
    behind: isComparedWith(words.left, words.clauseRest) ? '' : words.clauseRest.slice(0, 18),
    sentenceBefore: words.sentenceBefore,
    overYears: /^\d{4}-\d{4}$/.test(timing.period),
    carried: words.sameSentence?.standing === true || goesOnStanding(at),
    whole: wholeOf(at, words.sentenceBefore),
    between: words.sameSentence ? text.slice(words.sameSentence.end, token.outerStart) : words.left,
  });
}

/** 实有企业1203户；合作社326户: what is only named behind the semicolon stands like what was told before it. */
function goesOnStanding({ token, carried, passage: { text } }: FigurePlace): boolean {
  return (
    carried?.standing === true &&
    /^[家户个名人所处座张]$/u.test(token.unitSi) &&
    /^(?:[（(][^（）()]{0,20}[）)])?[；;]\s*[\p{Script=Han}]{2,12}$/u.test(
      text.slice(carried.end, token.outerStart),
    )
  );
}

/** A part behind 其中 belongs to the first count of its sentence, or of the sentence before when 其中 begins it. */
function wholeOf({ kinds, place }: FigurePlace, sentenceBefore: string): IndicatorKind | null {
  const part = sentenceBefore.lastIndexOf('其中');
  if (part < 0) return null;
  const own = part > 3 ? kinds.findLast(([start]) => start <= place.sentenceStart) : undefined;
  if (own?.[0] === place.sentenceStart) return own[1];
  return kinds.findLast(([start]) => start < place.sentenceStart)?.[1] ?? null;
}

/** The sentence up to the figure, behind the one of its whole where 其中 begins it: 新增1.6万户；其中企业4300户. */
function withWhole({ sentenceBefore, passageBefore }: WordsAround): string {
  const sentences = [sentenceBefore];
  let end = passageBefore.length - sentenceBefore.length;
  while (end > 0 && sentences.length <= 4 && /^\s*其中/u.test(sentences[0]!)) {
    const start =
      Math.max(...['。', '！', '？', '；', '\n'].map((mark) => passageBefore.lastIndexOf(mark, end - 2))) + 1;
    sentences.unshift(passageBefore.slice(start, end));
    end = start;
  }
  return sentences.join('');
}

/** 市场主体总量：12万户: the label before the colon says what is told. */
function labelStart(text: string, { token, place }: FigurePlace): number {
  const lead = text.slice(Math.max(0, place.clauseStart - 1), token.outerStart);
  return /^[：:]\s*$/u.test(lead) ? place.sentenceStart : place.clauseStart;
}

interface WordsAround {
  readonly sameSentence: Carried | null;
  readonly sameClause: Carried | null;
  readonly sentenceBefore: string;
  readonly passageBefore: string;
  /** From the clause's beginning, or from the figure before it, to the figure. */
  readonly left: string;
  readonly clauseRest: string;
}

function wordsAround({ token, place, carried, passage: { text } }: FigurePlace): WordsAround {
  const sameSentence = carried?.sentenceStart === place.sentenceStart ? carried : null;
  const sameClause = sameSentence?.clauseStart === place.clauseStart ? sameSentence : null;
  return {
    sameSentence,
    sameClause,
    sentenceBefore: text.slice(
      Math.max(place.sentenceStart, token.outerStart - SENTENCE_WINDOW),
      token.outerStart,
    ),
    passageBefore: text.slice(Math.max(0, token.outerStart - PASSAGE_WINDOW), token.outerStart),
    left: text.slice(
      Math.max(sameClause?.end ?? place.clauseStart, token.outerStart - SENTENCE_WINDOW),
      token.outerStart,
    ),
    clauseRest: text.slice(token.end, Math.min(place.clauseEnd, token.end + CLAUSE_WINDOW)),
  };
}

function timingAt({
  token,
  place,
  member,
  passage: { text },
  section,
  window: years,
  context,
}: FigurePlace): Timing {
  const window = Math.max(0, token.outerStart - PASSAGE_WINDOW);
  return timingOf(
    {
      passageBefore: text.slice(window, token.outerStart),
      sentenceBefore: text.slice(Math.max(window, place.sentenceStart), token.outerStart),
      clauseBefore: text.slice(Math.max(window, place.clauseStart), token.outerStart),
      clauseBehind: text.slice(token.end, Math.min(place.clauseEnd, token.end + CLAUSE_WINDOW)),
      sentenceBehind: text.slice(token.end, Math.min(place.sentenceEnd, token.end + CLAUSE_WINDOW)),
      unit: token.unit,
      member,
    },
    section,
    {
      covered: context.yearCovered,
      published: context.yearPublished ?? context.yearCovered + 1,
      part: partCovered(context),
      span: years ?? spanCovered(context),
    },
  );
}

function subjectAt(
  { token, place, nextStart, carried, member, said, passage: { text } }: FigurePlace,
  words: WordsAround,
  { target }: Timing,
): string {
  const { sameSentence, sameClause } = words;
  const goesOn = /[；;]/u.test(text[place.sentenceStart - 1] ?? '') && namesOnlyTimes(words.sentenceBefore);
  const around: SubjectPlace = {
    left: words.left,
    right: rightOf(
      token,
      text,
      Math.min(place.clauseEnd, Math.max(token.outerEnd, nextStart), token.outerEnd + CLAUSE_WINDOW),
    ),
    rightTaken: sameClause?.rightTaken === true,
    previous:
      (token.form === 'rank' ? sameClause?.ranked : null) ??
      sameSentence?.subject ??
      (goesOn ? (carried?.base ?? null) : null),
    base: sameSentence?.base ?? null,
    sentenceBefore: words.sentenceBefore,
    passageBefore: words.passageBefore,
    member,
    said,
  };
  return subjectOf(token, sameSentence?.kind === 'target' && !target ? asReached(around) : around);
}

/** What follows a figure and may name it; for 未发生…事故 and 六大行动 that is inside the token itself. */
function rightOf(token: NumberToken, text: string, end: number): string {
  if (token.form === 'absence') return text.slice(token.numberEnd, token.end);
  return token.form === 'slogan' ? setName(text, token) : text.slice(token.outerEnd, end);
}

/** A streak or a sum of honours that is only hoped for is a slogan: 力争以“五连优”的成绩. */
function isRefused(token: NumberToken, target: boolean, sentenceBefore: string): boolean {
  if (token.form === 'absence') return target;
  return token.form === 'streak' && target && token.unit === '年' && /以[“"][^”]*$/u.test(sentenceBefore);
}

function topicOf(
  subject: string,
  nearby: string,
  sentenceBefore: string,
  section: ParsedSection,
): ParsedIndicator['topic'] {
  for (const words of [subject, nearby, sentenceBefore]) {
    const { topic } = classifyTopic(words);
    if (topic) return topic;
  }
  return section.topic;
}

/** The clause as a quote, and the number's place in the source. */
function evidence({ token, place, printed: text, passage: { map }, codePoint }: FigurePlace): Evidence {
  const from = Math.max(place.clauseStart, token.start - QUOTE_WINDOW);
  const to = Math.min(place.clauseEnd, token.end + QUOTE_WINDOW);
  const [rawStart, rawEnd] = map.rangeToRaw(codePoint(token.numberStart), codePoint(token.numberEnd));
  return {
    quote: text
      .slice(from, to)
      .trimStart()
      .replace(/(?<![，,。；;：:\s])[，,。；;：:\s]+$/u, ''),
    rawStart,
    rawEnd,
  };
}

type Evidence = Pick<ParsedIndicator, 'quote' | 'rawStart' | 'rawEnd'>;
