import { absent } from '../absent.tsx';

type Props = { params: Promise<{ path: string[] }> };

/** Every address that nothing else answers. */
export default async function Elsewhere({ params }: Props) {
  const { path } = await params;
  return absent(`/${path.join('/')}`);
}
