/**
 * Passwords that are guessed first. Lists of leaked passwords hold few of twelve characters, and those
 * are short ones made long: a word with digits behind it, a row of keys, a piece repeated. So this is a
 * short list of such pieces and the ways they are stretched, not a list of millions, and it promises
 * no more than that.
 */

const pieces = new Set(
  `password passwort motdepasse contrasena senha parola wachtwoord haslo welcome willkommen bienvenue
  admin administrator root login signin letmein opensesame changeme changeit default secret topsecret
  master superman batman spiderman starwars pokemon football baseball basketball liverpool arsenal
  chelsea manchester barcelona realmadrid juventus princess sunshine iloveyou loveyou lovely flower
  dragon monkey shadow michael jennifer jessica jordan hunter killer trustno computer internet google
  facebook linkedin twitter youtube amazon samsung iphone apple microsoft windows chrome qwerty qwertz
  azerty qazwsx asdfgh asdfghjkl zxcvbn zxcvbnm yxcvbnm qwertyuiop qwertzuiop poiuytrewq asdf qwer zxcv
  abc abcd abcdef abcdefg abcdefgh test testing tester demo guest user username example sample temp
  temporary newpassword mypassword yourpassword passphrase correcthorsebatterystaple hello helloworld
  freedom whatever nothing anything everything forever summer winter spring autumn january february
  march april june july august september october november december monday tuesday wednesday thursday
  friday saturday sunday charlie thomas george daniel andrew ashley matthew joshua nicole michelle
  cookie chocolate banana cheese pepper ginger purple orange yellow silver diamond london paris berlin
  america england australia canada newspaper newsroom standfirst editor editorial publisher journalist
  headline breakingnews magazine article desk`
    .split(/\s+/)
    .filter(Boolean),
);

const rows = [
  '01234567890123456789',
  '09876543210987654321',
  'abcdefghijklmnopqrstuvwxyz',
  'zyxwvutsrqponmlkjihgfedcba',
  'qwertyuiopasdfghjklzxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
  'q1w2e3r4t5y6u7i8o9p0',
  '1q2w3e4r5t6y7u8i9o0p',
];

/** How letters are dressed up as digits. */
const dressed: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

/** True when the password is among those tried first, or is made of what is known about the person. */
export function isCommonPassword(password: string, about: readonly string[] = []): boolean {
  const plain = password.normalize('NFKC').toLowerCase();
  if (rows.some((row) => row.includes(plain))) return true;
  if (unitOf(plain).length <= 5) return true;
  const known = new Set(pieces);
  for (const text of about) {
    for (const word of text.toLowerCase().split(/[^\p{L}\p{N}]+/u))
      if (word.length > 2) known.add(word);
  }
  // Digits and signs at the ends are how a short password is stretched.
  const bare = (text: string) => text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  const undress = (text: string) => text.replace(/[013457@$!]/g, (sign) => dressed[sign] ?? sign);
  return [bare(plain), undress(bare(plain)), bare(undress(plain)), undress(plain)].some((text) =>
    isMadeOf(unitOf(text), known),
  );
}

/** The shortest piece that the text repeats, perhaps not to its end; the text itself when it does not. */
function unitOf(text: string): string {
  for (let length = 1; length <= text.length / 2; length += 1) {
    const unit = text.slice(0, length);
    if (unit.repeat(Math.ceil(text.length / length)).startsWith(text)) return unit;
  }
  return text;
}

/** One or two known pieces with nothing but digits and signs around and between them. */
function isMadeOf(text: string, known: Set<string>): boolean {
  if (text.length < 3) return true;
  if (known.has(text)) return true;
  for (let cut = 3; cut <= text.length - 3; cut += 1) {
    const [head, tail] = [text.slice(0, cut), text.slice(cut).replace(/^[^\p{L}]+/u, '')];
    if (known.has(head.replace(/[^\p{L}]+$/u, '')) && (tail === '' || known.has(tail))) return true;
  }
  return false;
}
