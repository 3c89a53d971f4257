'use client';
/** What a letter promises, to whom, from whom, and the mail that welcomes them. */
import { NativeSelect, NumberInput, Switch, Textarea, TextInput } from '@mantine/core';
import { cadences, letterLimits } from '#newsletters/pure.ts';
import { cadenceWords, type FieldsProps } from './letter-fields.ts';
import { Part } from './Part.tsx';

export function LetterPromise({ form, change, errorOf, places }: FieldsProps) {
  return (
    <>
      <Part legend="What it promises">
        <TextInput
          name="name"
          label="Name"
          value={form.name}
          maxLength={letterLimits.name}
          error={errorOf('name')}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        <Textarea
          name="promise"
          label="Promise"
          description="A sentence. Whoever signs up agrees to this, and it is kept with their consent."
          value={form.promise}
          maxLength={letterLimits.promise}
          autosize
          minRows={2}
          error={errorOf('promise')}
          onChange={(event) => change({ promise: event.currentTarget.value })}
        />
        <NativeSelect
          name="cadence"
          label="Cadence"
          data={cadenceWords}
          value={form.cadence}
          onChange={({ currentTarget: { value } }) => {
            const cadence = cadences.find((one) => one === value);
            if (cadence) change({ cadence });
          }}
        />
        <TextInput
          name="schedule"
          label="When it comes, in words"
          description="Such as “Weekdays at 7 am”. Readers see it beside the form."
          value={form.schedule}
          maxLength={letterLimits.schedule}
          error={errorOf('schedule')}
          onChange={(event) => change({ schedule: event.currentTarget.value })}
        />
        <NativeSelect
          name="edition"
          label="Edition"
          description="It is offered, and filled, with stories of this edition only."
          data={[{ value: '', label: 'Every edition' }, ...places.editions]}
          value={form.edition ?? ''}
          error={errorOf('edition')}
          onChange={(event) => change({ edition: event.currentTarget.value || null })}
        />
        <NumberInput
          name="place"
          label="Place in the list of letters"
          min={1}
          max={1000}
          value={form.place}
          error={errorOf('place')}
          onChange={(value) => change({ place: Number(value) || 1 })}
        />
        <Switch
          name="archiveIsPublic"
          label="Anybody may read its past issues"
          description="Otherwise they are in no archive, feed or search engine."
          checked={form.archiveIsPublic}
          onChange={(event) => change({ archiveIsPublic: event.currentTarget.checked })}
        />
      </Part>
      <Part legend="Who it comes from">
        <TextInput
          name="senderName"
          label="Sender’s name"
          description="Empty is the letter’s own name."
          value={form.senderName}
          maxLength={letterLimits.name}
          error={errorOf('senderName')}
          onChange={(event) => change({ senderName: event.currentTarget.value })}
        />
        <TextInput
          name="replyTo"
          label="Answers go to"
          description="An email address. Empty is the sender’s."
          type="email"
          value={form.replyTo}
          error={errorOf('replyTo')}
          onChange={(event) => change({ replyTo: event.currentTarget.value })}
        />
      </Part>
      <Part legend="Welcome">
        <TextInput
          name="welcomeSubject"
          label="Subject of the welcome"
          description={`Empty is “Welcome to ${form.name || 'the letter'}”.`}
          value={form.welcomeSubject}
          maxLength={letterLimits.welcomeSubject}
          error={errorOf('welcomeSubject')}
          onChange={(event) => change({ welcomeSubject: event.currentTarget.value })}
        />
        <Textarea
          name="welcomeText"
          label="Text of the welcome"
          description="Plain text. Empty is the promise. The link to change what one gets is always added."
          value={form.welcomeText}
          maxLength={letterLimits.part}
          autosize
          minRows={3}
          error={errorOf('welcomeText')}
          onChange={(event) => change({ welcomeText: event.currentTarget.value })}
        />
      </Part>
    </>
  );
}
