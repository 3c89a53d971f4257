import { expect, test } from 'vitest';
import { cleanPaste } from './clean-html.ts';

test('Word’s styles, comments and own parts go, its words and lists stay', () => {
  const html = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta charset="utf-8">
<style><!-- p.MsoNormal {margin:0cm; font-family:"Calibri"} --></style></head><body lang=EN-GB>
<!--StartFragment--><h1 style='mso-outline-level:1'>Exports <span lang=EN-US>rise</span></h1>
<p class=MsoNormal><b><span style='font-size:12.0pt'>Prices</span></b> fell<o:p></o:p> by <i>half</i>.</p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraphCxSpFirst style='mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>·<span>&nbsp;&nbsp; </span></span><![endif]>First</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·</span>Second</p>
<!--EndFragment--></body></html>`;
  expect(cleanPaste(html).replace(/\s*\n\s*/g, '')).toBe(
    '<h2>Exports rise</h2><p><strong>Prices</strong> fell by <em>half</em>.</p><ul data-word><li>First</li><li>Second</li></ul>',
  );
});

test('Google Docs’ bold that is not, its styles and its detours go', () => {
  const html = `<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr"
style="line-height:1.38;"><span style="font-size:11pt;font-weight:700;">Who</span><span
style="font-style:italic"> said</span> <a href="https://www.google.com/url?q=https://example.com/a&amp;sa=D"><span
style="color:#1155cc">so</span></a></p><br /><ul><li dir="ltr" aria-level="1"><p role="presentation">One</p></li></ul></b>`;
  expect(cleanPaste(html)).toBe(
    '<p><strong>Who</strong><em> said</em> <a href="https://example.com/a">so</a></p><ul><li><p>One</p></li></ul>',
  );
});

test('of a web page the text is taken, and nothing that runs, tracks or hides', () => {
  const html = `<article class="x" onclick="steal()"><nav>Menu</nav><p>A <span hidden>secret</span>line
<script>alert(1)</script><img src="https://track.example/p.gif">with <code>code</code>.</p>
<div style="display:none">gone</div><svg><script>1</script></svg><table border=1><tr><td colspan=2>Year</td></tr><tr><td>a</td></tr></table>
<iframe src="https://x.example"></iframe><form><button>Buy</button></form></article>`;
  const clean = cleanPaste(html);
  expect(clean).not.toMatch(
    /script|img|svg|iframe|onclick|secret|gone|Menu|Buy|class|style|colspan|border/,
  );
  expect(clean).toContain('<code>code</code>');
  // The heading of a table is its first row, whatever it was there.
  expect(clean).toContain('<tr><th>Year</th></tr><tr><td>a</td></tr>');
});

test('what was copied within the editor comes back whole', () => {
  const html = '<div data-pm-slice="0 0 []" data-block="figure" data-picture="map"></div>';
  expect(cleanPaste(html)).toBe(html);
});
