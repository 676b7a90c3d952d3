import type { ArtefactName } from '../artefacts/artefact-name.ts';

/** What an installer or package holds besides the program's folder. */
const ALLOWED: Readonly<Record<ArtefactName['kind'], readonly RegExp[]>> = {
  setup: [
    /^\$PLUGINSDIR\/[\w-]+\.(dll|bmp|ini)$/,
    /^\$R0\/Uninstall lanjuan\.exe$/,
    /^resources\/lanjuan\.ico$/,
  ],
  portable: [/^\$PLUGINSDIR\/[\w-]+\.(dll|bmp|ini)$/],
  deb: [
    /^usr\/share\/applications\/lanjuan\.desktop$/,
    /^usr\/share\/icons\/hicolor\/\d+x\d+\/apps\/lanjuan\.png$/,
    /^usr\/share\/mime\/packages\/lanjuan\.xml$/,
    /^usr\/share\/doc\/lanjuan\//,
  ],
  dmg: [
    /^[^/]+\/(\.background|\.DS_Store|\.VolumeIcon|Applications)/,
    /^\.background|^\.DS_Store|^Applications$/,
  ],
  zip: [],
  AppImage: [],
  'tar.gz': [],
};

export function checkAround(kind: ArtefactName['kind'], around: readonly string[]): readonly string[] {
  return around
    .filter((name) => !ALLOWED[kind].some((pattern) => pattern.test(name)))
    .map((name) => `not to be shipped: ${name}`);
}
