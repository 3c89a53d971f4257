/** Answers a sign-up form where it stands. When anything is unclear, the form goes the plain way. */
import { problemWords } from './problem-words.ts';

export function enhanceSignUps(root: Document): void {
  for (const form of root.querySelectorAll<HTMLFormElement>(
    'form[action="/newsletters/sign-up"]',
  )) {
    // The page is the same for everybody and as old as it likes; how long it was open only it can tell.
    form.addEventListener('formdata', (event) => {
      event.formData.set('took', String(Math.round(performance.now())));
    });
  }
  for (const form of root.querySelectorAll<HTMLFormElement>('form.sign-up')) {
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void send(form);
    });
  }
}

async function send(form: HTMLFormElement): Promise<void> {
  const button = form.querySelector('button');
  if (button) button.disabled = true;
  const answer = await ask(form);
  if (button) button.disabled = false;
  if (answer === 'unclear') form.submit();
  else if (answer === 'recorded') showRecorded(form);
  else showProblem(form, answer.code);
}

type Answer = 'recorded' | 'unclear' | { code: string };

async function ask(form: HTMLFormElement): Promise<Answer> {
  try {
    const response = await fetch(form.action, {
      method: 'POST',
      body: new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, `${value}`])),
      headers: { accept: 'application/json' },
      signal: AbortSignal.timeout(10_000),
    });
    const body: unknown = await response.json();
    if (!isAnswer(body)) return 'unclear';
    if (body.ok) return 'recorded';
    const problem = body.problems?.[0];
    return problem?.field === 'email' ? { code: problem.code } : 'unclear';
  } catch {
    return 'unclear';
  }
}

type Body = { ok: boolean; problems?: { field: string; code: string }[] };

function isAnswer(body: unknown): body is Body {
  return typeof body === 'object' && body !== null && 'ok' in body;
}

function showRecorded(form: HTMLFormElement): void {
  const field = form.querySelector('.sign-up-field');
  const answer = says(
    form,
    'Please look in your inbox: nothing else is sent until you confirm it there.',
  );
  answer.tabIndex = -1;
  field?.replaceWith(answer);
  form.querySelector('.sign-up-terms')?.remove();
  answer.focus();
}

function showProblem(form: HTMLFormElement, code: string): void {
  const input = form.querySelector<HTMLInputElement>('input[type=email]');
  if (!input) return;
  const field = form.querySelector('.sign-up-field');
  const answer = says(form, problemWords(code));
  answer.id = `${input.id}-problem`;
  field?.after(answer);
  input.setAttribute('aria-invalid', 'true');
  const described = (input.getAttribute('aria-describedby') ?? '').split(' ');
  input.setAttribute('aria-describedby', [...new Set([answer.id, ...described])].join(' ').trim());
  input.focus();
}

/** A place for the answer that screen readers read out. There is one in a form. */
function says(form: HTMLFormElement, text: string): HTMLElement {
  const answer = form.querySelector<HTMLElement>('.sign-up-answer') ?? document.createElement('p');
  answer.className = 'sign-up-answer';
  answer.setAttribute('role', 'status');
  answer.textContent = text;
  return answer;
}
