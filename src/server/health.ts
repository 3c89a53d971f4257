/** Whether the database answers, as the changes listener last saw it. */
export type Health = {
  isDatabaseUp: () => boolean;
  databaseAnswered: () => void;
  databaseFailed: (reason: string) => void;
};

type Listeners = { onLost: (reason: string) => void; onBack: () => void };

export function createHealth({ onLost, onBack }: Listeners): Health {
  let up = true;
  return {
    isDatabaseUp: () => up,
    databaseAnswered() {
      if (up) return;
      up = true;
      onBack();
    },
    databaseFailed(reason) {
      if (!up) return;
      up = false;
      onLost(reason);
    },
  };
}
