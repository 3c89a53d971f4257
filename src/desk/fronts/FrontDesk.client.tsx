'use client';
/**
 * Curates one edition's front: what is chosen on the left, what readers see of it on the right. Nothing
 * reaches readers before “Put on the front”, and that can be undone.
 */
import { ActionIcon, Button } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react';
import { useRouter } from 'next/navigation';
import { type ReactNode, useState } from 'react';
import { type FrontChoice, type FrontPlace, frontPlaces, isSameChoice } from '#fronts/pure.ts';
import { Chip } from '../look/Chip.tsx';
import { PageHead } from '../look/PageHead.tsx';
import { StoryFinder } from '../shell/StoryFinder.client.tsx';
import { useShortcuts } from '../shell/shortcuts.client.tsx';
import { toast } from '../shell/toast.client.tsx';
import { hasRoom, placeOf, placeOrder, placeWords, put, remove, step } from './arrange.ts';
import styles from './FrontDesk.module.css';
import { sendFront } from './send-front.ts';

type Story = { id: number; headline: string; isLive: boolean };

/** What readers see in one place: chosen, or filled in because nothing was. */
export type SeenStory = { id: number; headline: string; place: FrontPlace; isChosen: boolean };

type Props = {
  edition: { id: number; label: string; href: string };
  choice: FrontChoice;
  stories: Story[];
  seen: SeenStory[];
  mayCurate: boolean;
  /** The way to the other editions’ fronts. */
  tabs: ReactNode;
};

export function FrontDesk({ edition, choice, stories, seen, mayCurate, tabs }: Props) {
  const router = useRouter();
  const [known, setKnown] = useState(() => new Map(stories.map((story) => [story.id, story])));
  const [wanted, setWanted] = useState(choice);
  const [base, setBase] = useState(choice);
  const [said, setSaid] = useState('');
  const [isSending, setSending] = useState(false);
  const isChanged = !isSameChoice(base, wanted);

  const arrange = (next: FrontChoice, id: number) => {
    setWanted(next);
    setSaid(whereWords(next, id, known.get(id)?.headline ?? ''));
  };
  const send = async (from: FrontChoice, to: FrontChoice, done: string) => {
    setSending(true);
    const answer = await sendFront(edition.id, { seen: from, wanted: to });
    setSending(false);
    switch (answer.kind) {
      case 'saved':
        setBase(to);
        setWanted(to);
        toast({
          text: done,
          undo: () => void send(to, from, `The ${edition.label} front is as it was before.`),
        });
        router.refresh();
        return;
      case 'conflict':
        setBase(answer.theirs);
        toast({
          tone: 'problem',
          text: 'Somebody else has changed this front since you opened it. Your choice is still here; putting it on the front now replaces theirs.',
        });
        router.refresh();
        return;
      case 'refused':
        toast({ tone: 'problem', text: answer.words });
        return;
    }
  };
  const putOnFront = () => {
    if (isChanged && !isSending) {
      void send(base, wanted, `The ${edition.label} front shows your choice.`);
    }
  };
  useShortcuts(
    mayCurate
      ? [{ keys: 'mod+S', label: 'Put the choice on the front', group: 'Front', run: putOnFront }]
      : [],
  );

  return (
    <>
      <PageHead
        heading="Fronts"
        about={
          mayCurate
            ? 'Choose what stands where. What is left empty fills itself with the newest.'
            : 'Editors choose what stands here.'
        }
        actions={
          mayCurate ? (
            <>
              <Button
                variant="default"
                disabled={!isChanged || isSending}
                onClick={() => setWanted(base)}
              >
                Discard
              </Button>
              <Button disabled={!isChanged} loading={isSending} onClick={putOnFront}>
                Put on the front
              </Button>
            </>
          ) : null
        }
      />
      {tabs}
      <div className={styles.columns}>
        <div>
          {placeOrder.map((place) => (
            <Place
              key={place}
              place={place}
              ids={wanted[place]}
              known={known}
              mayCurate={mayCurate}
              isFull={!hasRoom(wanted, place)}
              placed={new Set(placeOrder.flatMap((each) => wanted[each]))}
              onStep={(id, direction) => arrange(step(wanted, id, direction), id)}
              onRemove={(id) => arrange(remove(wanted, id), id)}
              onAdd={(story) => {
                setKnown(new Map(known).set(story.id, story));
                arrange(put(wanted, story.id, place), story.id);
              }}
            />
          ))}
        </div>
        <ReadersSee seen={seen} href={edition.href} />
      </div>
      <div role="status" className="unseen">
        {said}
      </div>
    </>
  );
}

type PlaceProps = {
  place: FrontPlace;
  ids: number[];
  known: ReadonlyMap<number, Story>;
  mayCurate: boolean;
  isFull: boolean;
  placed: ReadonlySet<number>;
  onStep: (id: number, direction: -1 | 1) => void;
  onRemove: (id: number) => void;
  onAdd: (story: Story) => void;
};

function Place(props: PlaceProps) {
  const { place, ids, known, mayCurate, isFull, placed, onAdd } = props;
  const { name, about } = placeWords[place];
  return (
    <section className={`${styles.place} ${styles[place] ?? ''}`} aria-label={name}>
      <h2>{name}</h2>
      <p className={styles.about}>{about}</p>
      <ol className={styles.slots}>
        {ids.map((id) => {
          const story = known.get(id);
          return story ? <Slot key={id} story={story} {...props} /> : null;
        })}
        {ids.length === 0 ? (
          <li className={styles.empty}>
            {place === 'lead' ? 'Nothing is chosen: the newest story leads.' : 'Nothing is chosen.'}
          </li>
        ) : null}
      </ol>
      {mayCurate && !isFull ? (
        <div className={styles.add}>
          <StoryFinder
            label={`Add to ${name.toLowerCase()}`}
            except={placed}
            onChoose={({ id, headline, state }) =>
              onAdd({ id, headline, isLive: state === 'Live' })
            }
          />
        </div>
      ) : null}
    </section>
  );
}

function Slot({ story, mayCurate, onStep, onRemove }: PlaceProps & { story: Story }) {
  const { id, headline, isLive } = story;
  return (
    <li className={styles.slot}>
      <div className={styles.story}>
        <div className={styles.headline}>{headline}</div>
        {isLive ? null : (
          <div className={styles.note}>
            <Chip tone="wait">Not live: readers see the next one until it is</Chip>
          </div>
        )}
      </div>
      {mayCurate ? (
        <div className={styles.buttons}>
          <ActionIcon
            variant="default"
            aria-label={`Move “${headline}” up`}
            onClick={() => onStep(id, -1)}
          >
            <IconArrowUp size={16} />
          </ActionIcon>
          <ActionIcon
            variant="default"
            aria-label={`Move “${headline}” down`}
            onClick={() => onStep(id, 1)}
          >
            <IconArrowDown size={16} />
          </ActionIcon>
          <ActionIcon
            variant="default"
            aria-label={`Take “${headline}” off the front`}
            onClick={() => onRemove(id)}
          >
            <IconX size={16} />
          </ActionIcon>
        </div>
      ) : null}
    </li>
  );
}

function ReadersSee({ seen, href }: { seen: SeenStory[]; href: string }) {
  return (
    <section className={styles.seen} aria-labelledby="readers-see">
      <h2 id="readers-see">Readers see now</h2>
      <p className={styles.about}>
        <a href={href} target="_blank" rel="noreferrer">
          Open the front
        </a>
      </p>
      <ol className={styles.readers}>
        {seen.map(({ id, headline, place, isChosen }) => (
          <li key={id}>
            <div className={styles.headline}>{headline}</div>
            <div className={styles.note}>
              {placeWords[place].name}, {isChosen ? 'chosen' : 'filled in: the newest'}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

function whereWords(choice: FrontChoice, id: number, headline: string): string {
  const found = placeOf(choice, id);
  if (!found) return `“${headline}” is off the front.`;
  const { name } = placeWords[found.place];
  return frontPlaces[found.place] === 1
    ? `“${headline}” leads.`
    : `“${headline}” is number ${found.at + 1} of ${choice[found.place].length} in ${name}.`;
}
