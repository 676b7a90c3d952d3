import type { Annotation, Target } from '../contract/annotation-model.ts';
import {
  ANNOTATION_URN,
  CONTEXT,
  INDICATOR_URN,
  MOTIVATIONS,
  PASSAGE_URN,
  REPORT_URN,
  SECTION_URN,
} from './jsonld-vocabulary.ts';

/** An AnnotationCollection with one page; positions are code points of the passage named as source. */
export function jsonLdOf(annotations: readonly Annotation[]): string {
  const document = {
    '@context': CONTEXT,
    type: 'AnnotationCollection',
    total: annotations.length,
    first: { type: 'AnnotationPage', startIndex: 0, items: annotations.map(itemOf) },
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function itemOf(annotation: Annotation): object {
  const motivation = annotation.replyTo === null ? MOTIVATIONS[annotation.kind] : 'replying';
  return {
    id: ANNOTATION_URN + annotation.annotationId,
    type: 'Annotation',
    motivation,
    creator: { type: 'Person', name: annotation.author },
    created: annotation.created,
    modified: annotation.modified,
    body: bodiesOf(annotation),
    target: [
      ...annotation.targets.map(targetOf),
      ...(annotation.replyTo === null ? [] : [ANNOTATION_URN + annotation.replyTo]),
    ],
    'lanjuan:kind': annotation.kind,
    'lanjuan:colour': annotation.colour,
    'lanjuan:status': annotation.status,
    'lanjuan:assignee': annotation.assignee,
    'lanjuan:accepted': annotation.accepted,
    ...(annotation.keptAsOrphan ? { 'lanjuan:keptAsOrphan': true } : {}),
    'lanjuan:deleted': annotation.deleted,
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

function targetOf(target: Target): object {
  switch (target.kind) {
    case 'range':
      return {
        type: 'SpecificResource',
        source: PASSAGE_URN + target.passageId,
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
        source: `${SECTION_URN}${target.reportId}`,
        'lanjuan:report': target.reportId,
        'lanjuan:edition': target.edition,
        'lanjuan:heading': target.heading,
      };
    case 'indicator':
      return {
        type: 'SpecificResource',
        source: INDICATOR_URN + target.indicatorId,
        'lanjuan:report': target.reportId,
        'lanjuan:indicator': target.indicatorId,
      };
    case 'report':
      return {
        type: 'SpecificResource',
        source: REPORT_URN + target.reportId,
        'lanjuan:report': target.reportId,
      };
  }
}
