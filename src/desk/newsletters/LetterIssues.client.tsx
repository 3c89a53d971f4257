'use client';
/** How issues come about: the rule that fills them, the schedule that prepares them, the digests. */
import { Checkbox, Group, NativeSelect, Switch, Text, TextInput } from '@mantine/core';
import { type FieldsProps, weekdays } from './letter-fields.ts';
import { Part } from './Part.tsx';
import { RuleFields } from './RuleFields.client.tsx';

export function LetterIssues({ form, change, errorOf, places }: FieldsProps) {
  const { scheduled, digest, rule } = form;
  const clock = `By the clock of ${places.timeZone}.`;
  return (
    <>
      <Part legend="The rule that fills an issue">
        <Text size="sm" c="dimmed">
          The best of what this letter has not carried: first what stands on a front, then the
          newest.
        </Text>
        <RuleFields
          rule={rule}
          places={places}
          errorOf={errorOf}
          onChange={(next) => change({ rule: next })}
        />
      </Part>
      <Part legend="Schedule">
        <Switch
          label="Prepare issues by themselves"
          checked={scheduled !== null}
          onChange={(event) =>
            change({
              scheduled: event.currentTarget.checked
                ? { days: [1, 2, 3, 4, 5], time: '07:00', asks: true }
                : null,
            })
          }
        />
        {scheduled ? (
          <>
            <Checkbox.Group
              label="On these days"
              value={scheduled.days.map(String)}
              error={errorOf('scheduled.days')}
              onChange={(days) => change({ scheduled: { ...scheduled, days: days.map(Number) } })}
            >
              <Group gap="sm" mt={4}>
                {weekdays.map(({ value, label }) => (
                  <Checkbox key={value} value={value} label={label} name="scheduled.days" />
                ))}
              </Group>
            </Checkbox.Group>
            <TextInput
              name="scheduled.time"
              label="Goes at"
              description={clock}
              type="time"
              value={scheduled.time}
              error={errorOf('scheduled.time')}
              onChange={(event) =>
                change({ scheduled: { ...scheduled, time: event.currentTarget.value } })
              }
            />
            <Switch
              label="An editor approves it first"
              description="It is prepared an hour ahead and waits. Otherwise it is prepared and goes at once."
              checked={scheduled.asks}
              onChange={(event) =>
                change({ scheduled: { ...scheduled, asks: event.currentTarget.checked } })
              }
            />
          </>
        ) : null}
      </Part>
      <Part legend="Digests">
        <Text size="sm" c="dimmed">
          For those who want what its issues carried once a day or once a week, all in one.
        </Text>
        <TextInput
          name="digest.time"
          label="Digests go at"
          description={clock}
          type="time"
          value={digest.time}
          error={errorOf('digest.time')}
          onChange={(event) => change({ digest: { ...digest, time: event.currentTarget.value } })}
        />
        <NativeSelect
          name="digest.day"
          label="The weekly one on"
          data={weekdays}
          value={String(digest.day)}
          onChange={(event) =>
            change({ digest: { ...digest, day: Number(event.currentTarget.value) } })
          }
        />
      </Part>
    </>
  );
}
