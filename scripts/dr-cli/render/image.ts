import type { PublishedImage } from '../../engine/image/publish-image';

/** One image, as every region has it. */
export type PublishedImages = readonly [PublishedImage, ...PublishedImage[]];

/** For people: where it is, what it is, and what to type next. */
export function imageText(published: PublishedImages, deploy: string): string {
  const lines = published.map(({ region, image }) => `${region}  ${image}`);
  return `${lines.join('\n')}\n${published[0].digest}\nnext: ${deploy}\n`;
}

/** For programs; docs/cli.md has its fields. */
export function imageObject(
  published: PublishedImages,
  build: { readonly platform: string; readonly baseImage: string },
): object {
  const { digest } = published[0];
  const images = published.map(({ region, image }) => ({ region, image }));
  return { version: '1.0', digest, ...build, images };
}
