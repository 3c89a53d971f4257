declare module 'fontkit' {
  type Outline = {
    scale: (x: number, y: number) => Outline;
    translate: (x: number, y: number) => Outline;
    toSVG: () => string;
  };
  export type Font = {
    unitsPerEm: number;
    layout: (text: string) => {
      advanceWidth: number;
      glyphs: { path: Outline }[];
      positions: { xAdvance: number; xOffset: number }[];
    };
  };
  export function create(file: Uint8Array): Font;
}
