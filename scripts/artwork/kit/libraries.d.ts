declare module 'fontkit' {
  type Outline = {
    scale: (x: number, y: number) => Outline;
    translate: (x: number, y: number) => Outline;
    toSVG: () => string;
  };
  export type Font = {
    unitsPerEm: number;
    hasGlyphForCodePoint: (codePoint: number) => boolean;
    layout: (text: string) => {
      advanceWidth: number;
      glyphs: { path: Outline }[];
      positions: { xAdvance: number; xOffset: number }[];
    };
  };
  export function create(file: Uint8Array): Font;
}

declare module 'pdfkit' {
  type Words = { width?: number; align?: 'center' | 'right'; lineBreak?: boolean };
  export default class PDFDocument {
    constructor(options: Record<string, unknown>);
    y: number;
    pipe<T extends NodeJS.WritableStream>(to: T): T;
    registerFont(name: string, font: Uint8Array): this;
    font(name: string): this;
    fontSize(size: number): this;
    text(text: string, x: number, y: number, words?: Words): this;
    fillColor(colour: string): this;
    strokeColor(colour: string): this;
    lineWidth(weight: number): this;
    lineCap(cap: 'square'): this;
    rect(x: number, y: number, width: number, height: number): this;
    moveTo(x: number, y: number): this;
    lineTo(x: number, y: number): this;
    stroke(): this;
    fillAndStroke(fill: string, stroke: string): this;
    end(): void;
  }
}

declare module 'subset-font' {
  type Axis = number | { min?: number; max?: number; default?: number };
  type Options = {
    targetFormat?: 'sfnt' | 'truetype' | 'woff' | 'woff2';
    variationAxes?: Record<string, Axis>;
    keepAllGlyphs?: boolean;
    preserveNameIds?: number[];
    noLayoutClosure?: boolean;
  };
  export default function subsetFont(
    font: Uint8Array,
    text: string,
    options?: Options,
  ): Promise<Buffer<ArrayBuffer>>;
}
