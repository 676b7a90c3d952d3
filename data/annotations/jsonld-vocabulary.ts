import type { AnnotationKind } from '../contract/annotation-model.ts';

/** W3C Web Annotation Data Model (2017-02-23), and our own words for what it has none for. */
export const CONTEXT = ['http://www.w3.org/ns/anno.jsonld', { lanjuan: 'urn:lanjuan:term:' }] as const;

/** Kind → motivation, section 3.3.5 of the model; our own kind travels beside it as `lanjuan:kind`. */
export const MOTIVATIONS: Readonly<Record<AnnotationKind, string>> = {
  highlight: 'highlighting',
  underline: 'highlighting',
  comment: 'commenting',
  question: 'questioning',
  correction: 'editing',
  link: 'linking',
  todo: 'assessing',
  verified: 'moderating',
};

export const ANNOTATION_URN = 'urn:uuid:';
export const COLLECTION_URN = 'urn:lanjuan:collection:';
export const PAGE_URN = 'urn:lanjuan:page:';
export const NOWHERE_URN = 'urn:lanjuan:archive';
/** Begins the name of everything of ours but a note. */
export const OWN_URN = 'urn:lanjuan:';
export const PASSAGE_URN = 'urn:lanjuan:passage:';
export const REPORT_URN = 'urn:lanjuan:report:';
export const SECTION_URN = 'urn:lanjuan:section:';
export const INDICATOR_URN = 'urn:lanjuan:indicator:';
