'use client';
/** Takes a story from readers, asked once, with the reason that stays in its history. */
import { Button, Modal, Textarea } from '@mantine/core';
import { useState } from 'react';
import styles from './StoryScreen.module.css';

type Props = { onClose: () => void; onWithdraw: (reason: string) => Promise<void> };

export function WithdrawDialog({ onClose, onWithdraw }: Props) {
  const [reason, setReason] = useState('');
  return (
    <Modal opened onClose={onClose} title="Withdraw this story">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void onWithdraw(reason);
        }}
      >
        <p>
          It goes from the site, the feeds, the search and every list at once. Its address says that
          it was withdrawn. You can restore it.
        </p>
        <Textarea
          label="Why"
          description="Stays in the history; readers do not see it."
          value={reason}
          data-autofocus
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <div className={styles.actions}>
          <Button variant="default" onClick={onClose}>
            Keep it live
          </Button>
          <Button type="submit" color="red.9">
            Withdraw
          </Button>
        </div>
      </form>
    </Modal>
  );
}
