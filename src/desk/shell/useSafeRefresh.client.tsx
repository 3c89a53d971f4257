'use client';
/**
 * Reads the page anew when the server can be reached, and only then: Next answers a refresh that fails
 * by leaving the page, and with it what is being written there.
 */
import { useRouter } from 'next/navigation';
import { useCallback } from 'react';

const patienceMs = 5000;

export function useSafeRefresh(): () => void {
  const router = useRouter();
  return useCallback(() => {
    const signal = AbortSignal.timeout(patienceMs);
    void fetch('/api/livez', { method: 'HEAD', cache: 'no-store', signal }).then(
      ({ ok }) => ok && router.refresh(),
      // Not reached: what is shown stays as it is until the next time.
      () => undefined,
    );
  }, [router]);
}
