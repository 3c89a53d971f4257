'use client';
/**
 * Where a picture may not be cut off. Click or drag the mark, or move it with the arrow keys; beside it
 * stands what is left of the picture in other shapes.
 */
import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import type { DeskPicture } from '#media/index.ts';
import styles from './media.module.css';

export type Focus = [x: number, y: number];

type Props = {
  picture: DeskPicture;
  focus: Focus;
  onChange: (focus: Focus) => void;
  disabled: boolean;
};

const step = 0.02;
const moves: Record<string, Focus> = {
  ArrowLeft: [-step, 0],
  ArrowRight: [step, 0],
  ArrowUp: [0, -step],
  ArrowDown: [0, step],
};
const shapes = [
  { name: 'Wide', ratio: '16 / 9' },
  { name: 'Square', ratio: '1' },
  { name: 'Tall', ratio: '3 / 4' },
];

const inside = (part: number) => Math.round(Math.min(1, Math.max(0, part)) * 1000) / 1000;

export function FocalPoint({ picture, focus, onChange, disabled }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const [x, y] = focus;
  const webp = picture.variants.filter(({ format }) => format === 'webp');
  const large = webp.at(-1)?.url;
  const small = webp[0]?.url;

  function point(event: PointerEvent) {
    if (disabled || !box.current || (event.type === 'pointermove' && event.buttons === 0)) return;
    const { left, top, width, height } = box.current.getBoundingClientRect();
    onChange([inside((event.clientX - left) / width), inside((event.clientY - top) / height)]);
  }

  function press(event: KeyboardEvent) {
    const move = moves[event.key];
    if (!move || disabled) return;
    event.preventDefault();
    const times = event.shiftKey ? 5 : 1;
    onChange([inside(x + move[0] * times), inside(y + move[1] * times)]);
  }

  return (
    <div>
      <div
        ref={box}
        className={styles.focal}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          point(event);
        }}
        onPointerMove={point}
      >
        {/* biome-ignore lint/performance/noImgElement: our own variants, no optimiser */}
        <img
          src={large}
          alt={picture.alt}
          width={picture.width}
          height={picture.height}
          draggable={false}
          style={{ backgroundColor: picture.placeholder }}
        />
        <button
          type="button"
          className={styles.point}
          style={{ insetInlineStart: `${x * 100}%`, insetBlockStart: `${y * 100}%` }}
          onKeyDown={press}
          disabled={disabled}
          aria-label={`Focal point: ${Math.round(x * 100)} % from the left, ${Math.round(y * 100)} % from the top. Move it with the arrow keys.`}
        />
      </div>
      <div className={styles.crops} aria-hidden>
        {shapes.map(({ name, ratio }) => (
          <div key={name} className={styles.crop}>
            {/* biome-ignore lint/performance/noImgElement: our own variants, no optimiser */}
            <img
              src={small}
              alt=""
              style={{ aspectRatio: ratio, objectPosition: `${x * 100}% ${y * 100}%` }}
            />
            <span className={styles.quiet}>{name}</span>
          </div>
        ))}
      </div>
    </div>
  );
}
