import { createHash } from 'node:crypto';
import type { Annotation, Target } from '../contract/annotation-model.ts';
import {
  ANNOTATION_URN,
  COLLECTION_URN,
  CONTEXT,
  INDICATOR_URN,
  MOTIVATIONS,
  NOWHERE_URN,
  PAGE_URN,
  PASSAGE_URN,
  REPORT_URN,
  SECTION_URN,
} from './jsonld-vocabulary.ts';

/**
 * An AnnotationCollection with one page (Web Annotation Data Model 5), which pass the musts of the W3C's test suite, as
 * do the page and every annotation by itself: each states its context, so that one that is copied out can be read alone. Positions
 * are code points of the passage named as source. Nothing written at another time makes another file.
 */
export function jsonLdOf(annotations: readonly Annotation[]): string {
  const items = annotations.map(itemOf);
  const name = createHash('sha256').update(JSON.stringify(items)).digest('hex').slice(0, 32);
  const id = `${COLLECTION_URN}${name}`;
  const page = {
    '@context': CONTEXT,
    id: `${PAGE_URN}${name}`,
    type: 'AnnotationPage',
    startIndex: 0,
    items,
  };
  const collection = {
    '@context': CONTEXT,
    id,
    type: 'AnnotationCollection',
    label: '批注',
    total: annotations.length,
    ...(items.length === 0 ? {} : { first: page }),
  };
  return `${JSON.stringify(collection, null, 2)}\n`;
}

function itemOf(annotation: Annotation): object {
  const motivation = annotation.replyTo === null ? MOTIVATIONS[annotation.kind] : 'replying';
  const bodies = bodiesOf(annotation);
  const targets = [
    ...annotation.targets.map(targetOf),
    ...(annotation.replyTo === null ? [] : [ANNOTATION_URN + annotation.replyTo]),
  ];
  return {
    '@context': CONTEXT,
    id: ANNOTATION_URN + annotation.annotationId,
    type: 'Annotation',
    motivation,
    ...(annotation.author === '' ? {} : { creator: { type: 'Person', name: annotation.author } }),
    created: annotation.created,
    modified: annotation.modified,
    ...(bodies.length === 0 ? {} : { body: bodies }),
    // A note on nothing is a note on the archive as a whole; a single target is no list, which the suite asks for.
    target: targets.length > 1 ? targets : (targets[0] ?? NOWHERE_URN),
    'lanjuan:kind': annotation.kind,
    'lanjuan:colour': annotation.colour,
    'lanjuan:status': annotation.status,
    'lanjuan:assignee': annotation.assignee,
    'lanjuan:accepted': annotation.accepted,
    ...(annotation.keptAsOrphan ? { 'lanjuan:keptAsOrphan': true } : {}),
    'lanjuan:deleted': annotation.deleted,
    ...(annotation.source === undefined ? {} : { 'lanjuan:source': annotation.source }),
  };
}

function bodiesOf(annotation: Annotation): object[] {
  const text = (value: string, purpose: string): object => ({
    type: 'TextualBody',
    value,
    purpose,
    ...(purpose === 'tagging' ? {} : { format: purpose === 'editing' ? 'text/plain' : 'text/markdown' }),
  });
  return [
    ...(annotation.body === ''
      ? []
      : [text(annotation.body, annotation.replyTo === null ? 'commenting' : 'replying')]),
    ...(annotation.replacement === null ? [] : [text(annotation.replacement, 'editing')]),
    ...annotation.tags.map((tag) => text(tag, 'tagging')),
  ];
}

/** What is more than an IRI has a selector: the words of a range, the heading of a section, the name of a figure. */
function targetOf(target: Target): object | string {
  switch (target.kind) {
    case 'range':
      return {
        type: 'SpecificResource',
        source: iri(PASSAGE_URN, target.passageId),
        'lanjuan:report': target.reportId,
        'lanjuan:edition': target.edition,
        'lanjuan:textHash': target.textHash,
        selector: [
          { type: 'TextQuoteSelector', exact: target.quote, prefix: target.prefix, suffix: target.suffix },
          { type: 'TextPositionSelector', start: target.start, end: target.end },
        ],
      };
    case 'section':
      return {
        type: 'SpecificResource',
        source: iri(SECTION_URN, target.reportId),
        'lanjuan:report': target.reportId,
        'lanjuan:edition': target.edition,
        'lanjuan:heading': target.heading,
        selector: { type: 'TextQuoteSelector', exact: target.heading },
      };
    case 'indicator':
      return {
        type: 'SpecificResource',
        source: iri(INDICATOR_URN, target.indicatorId),
        'lanjuan:report': target.reportId,
        'lanjuan:indicator': target.indicatorId,
        selector: { type: 'FragmentSelector', value: target.indicatorId },
      };
    case 'report':
      return iri(REPORT_URN, target.reportId);
  }
}

/** Ids may hold what an IRI of RFC 3986 may not. */
function iri(urn: string, id: string): string {
  return urn + encodeURI(id.toWellFormed());
}
