/** One A4 sheet: masthead, title, what to do, and a credit line at the foot. */
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import PDFDocument from 'pdfkit';
import { faces } from '../kit/lettering.ts';
import { colour } from '../kit/palette.ts';

export type Sheet = { file: string; title: string; date: string; say: string; issued: Date };
export const margin = 56;
export const width = 595.28 - margin * 2;

export async function writeSheet(sheet: Sheet, draw: (page: PDFKit) => void) {
  const page = new PDFDocument({
    size: 'A4',
    margin: 0,
    lang: 'en-GB',
    displayTitle: true,
    info: {
      Title: `${sheet.title} – The Meridian, ${sheet.date}`,
      Author: 'The Meridian',
      Subject: 'A puzzle to print',
      Creator: 'The Meridian',
      CreationDate: sheet.issued,
      ModDate: sheet.issued,
    },
  });
  const done = finished(page.pipe(createWriteStream(sheet.file)));
  for (const [name, font] of Object.entries(faces)) page.registerFont(name, font);
  page.font('display').fontSize(24).fillColor(colour.ink).text('The Meridian', margin, 40);
  page.font('sans').fontSize(9.5).text(sheet.date, margin, 55, { width, align: 'right' });
  rule(page, 78, 1);
  page.font('serif').fontSize(30).text(sheet.title, margin, 92);
  page.font('italic').fontSize(13).text(sheet.say, margin, 134, { width });
  draw(page);
  rule(page, 788, 0.5);
  const credit = `Puzzle: The Meridian, ${sheet.date}. CC BY 4.0. The solution is on the page of this issue.`;
  page.font('sans').fontSize(8.5).fillColor(colour.ink).text(credit, margin, 796, { width });
  page.end();
  await done;
}

function rule(page: PDFKit, y: number, weight: number) {
  page
    .moveTo(margin, y)
    .lineTo(margin + width, y)
    .lineWidth(weight)
    .strokeColor(colour.ink)
    .stroke();
}

export type PDFKit = InstanceType<typeof PDFDocument>;
