'use client';
/** Every key that works on this screen, on `?`. */
import { Kbd, Modal, Switch } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Fragment, useState } from 'react';
import styles from './ShortcutSheet.module.css';
import { keyCaps } from './shortcut-keys.ts';
import {
  plainKeysOn,
  setPlainKeys,
  useRegisteredShortcuts,
  useShortcuts,
} from './shortcuts.client.tsx';
import { makeSignal, useSignal } from './signal.client.tsx';

const opening = makeSignal();
export const openShortcutSheet = opening.send;

export function ShortcutSheet() {
  const [opened, { open, close }] = useDisclosure(false);
  useSignal(opening, open);
  useShortcuts([
    { keys: '?', label: 'Show the keys of this screen', group: 'Everywhere', run: open },
    { keys: 'mod+/', label: 'Show them while writing', group: 'Everywhere', run: open },
  ]);
  return (
    <Modal opened={opened} onClose={close} title="Keys of this screen" size="xl">
      <Sheet />
    </Modal>
  );
}

function Sheet() {
  const shortcuts = useRegisteredShortcuts().filter(({ keys }) => keys !== undefined);
  const [plain, setPlain] = useState(plainKeysOn);
  const groups = Map.groupBy(shortcuts, ({ group }) => group);
  return (
    <>
      <div className={styles.groups}>
        {[...groups].map(([group, keys]) => (
          <section key={group} className={styles.group}>
            <h3>{group}</h3>
            <dl>
              {keys.map(({ keys: written = '', label }) => (
                <div key={`${written} ${label}`} className={styles.row}>
                  <dt>{label}</dt>
                  <dd>
                    <Caps keys={written} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <Switch
        label="Single letters are keys"
        description="Turn this off when letters arrive that you did not press; Ctrl and Alt keys stay."
        checked={plain}
        onChange={(event) => {
          setPlain(event.currentTarget.checked);
          setPlainKeys(event.currentTarget.checked);
        }}
      />
    </>
  );
}

/** The caps of this keyboard. Shown only after something was pressed, so the browser is known. */
export function Caps({ keys }: { keys: string }) {
  const isMac = navigator.platform.startsWith('Mac');
  return keyCaps(keys, isMac).map((press, index) => (
    <Fragment key={press.join()}>
      {index > 0 ? <span className={styles.then}>then</span> : null}
      {press.map((cap) => (
        <Kbd key={cap} size="xs" mx={1}>
          {cap}
        </Kbd>
      ))}
    </Fragment>
  ));
}
