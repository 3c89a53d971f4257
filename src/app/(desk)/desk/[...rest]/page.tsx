import { Button } from '@mantine/core';
import type { Metadata } from 'next';
import { Nothing } from '#desk/look/Nothing.tsx';
import { PageHead } from '#desk/look/PageHead.tsx';
import { staffOnly } from '../staff.ts';

export const metadata: Metadata = { title: 'Not here' };

/** Every address of the desk that nothing else answers. */
export default async function NotHere() {
  await staffOnly();
  return (
    <>
      <PageHead heading="There is no page here" />
      <Nothing
        what="The address leads nowhere."
        teach="It may have been mistyped, or what it showed is gone."
        action={
          <Button component="a" href="/desk" variant="default">
            Go to the desk
          </Button>
        }
      />
    </>
  );
}
