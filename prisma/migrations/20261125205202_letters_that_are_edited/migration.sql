-- CreateEnum
CREATE TYPE "Rhythm" AS ENUM ('each', 'daily', 'weekly');

-- AlterTable
ALTER TABLE "newsletter"
ADD COLUMN     "accent" TEXT,
ADD COLUMN     "archive_is_public" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "at_foot" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "digest_day" INTEGER NOT NULL DEFAULT 7,
ADD COLUMN     "digest_minute" INTEGER NOT NULL DEFAULT 1080,
ADD COLUMN     "footer" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "header" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "in_text_after" INTEGER,
ADD COLUMN     "logo_id" INTEGER,
ADD COLUMN     "placed_formats" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
ADD COLUMN     "placed_sections" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
ADD COLUMN     "prepared_until" TIMESTAMPTZ(3),
ADD COLUMN     "reply_to" TEXT,
ADD COLUMN     "retired_at" TIMESTAMPTZ(3),
ADD COLUMN     "rule_count" INTEGER NOT NULL DEFAULT 5,
ADD COLUMN     "rule_days" INTEGER,
ADD COLUMN     "rule_formats" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
ADD COLUMN     "rule_sections" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
ADD COLUMN     "rule_spares_others" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "schedule_asks" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "schedule_days" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
ADD COLUMN     "schedule_minute" INTEGER,
ADD COLUMN     "sender_name" TEXT,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "welcome_subject" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "welcome_text" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "subscriber" ADD COLUMN     "edition_id" INTEGER;

-- AlterTable
ALTER TABLE "subscription" ADD COLUMN     "rhythm" "Rhythm" NOT NULL DEFAULT 'each',
ADD COLUMN     "rhythm_since" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "newsletter_issue" ADD COLUMN     "approved_by" TEXT,
ADD COLUMN     "approved_version" INTEGER,
ADD COLUMN     "held_because" TEXT,
ADD COLUMN     "rhythm" "Rhythm" NOT NULL DEFAULT 'each',
ADD COLUMN     "send_at" TIMESTAMPTZ(3);

-- What stood in the text of every story stood after its third paragraph.
UPDATE "newsletter" SET
  in_text_after = CASE WHEN placement = 'inline' THEN 3 END, at_foot = (placement = 'foot');
ALTER TABLE "newsletter" DROP COLUMN "placement";

-- DropEnum
DROP TYPE "NewsletterPlacement";

-- AddForeignKey
ALTER TABLE "newsletter" ADD CONSTRAINT "newsletter_logo_id_fkey" FOREIGN KEY ("logo_id") REFERENCES "picture"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "subscriber" ADD CONSTRAINT "subscriber_edition_id_fkey" FOREIGN KEY ("edition_id") REFERENCES "edition"("id") ON DELETE SET NULL ON UPDATE CASCADE;


-- What Prisma's schema cannot say, and what must hold whatever code runs.

ALTER TABLE "newsletter" ADD CONSTRAINT "newsletter_is_within_its_limits" CHECK (
  (accent IS NULL OR accent ~ '^#[0-9a-f]{6}$')
  AND (in_text_after IS NULL OR in_text_after BETWEEN 1 AND 50)
  AND (rule_days IS NULL OR rule_days BETWEEN 1 AND 60) AND rule_count BETWEEN 1 AND 20
  AND (schedule_minute IS NULL) = (cardinality(schedule_days) = 0)
  AND (schedule_minute IS NULL OR schedule_minute BETWEEN 0 AND 1439)
  AND schedule_days <@ ARRAY[1, 2, 3, 4, 5, 6, 7]
  AND digest_minute BETWEEN 0 AND 1439 AND digest_day BETWEEN 1 AND 7);

-- Who gets digests has a moment from which they count.
ALTER TABLE "subscription" ADD CONSTRAINT "subscription_rhythm_has_its_moment" CHECK (
  (rhythm = 'each') = (rhythm_since IS NULL));
CREATE INDEX "subscription_of_digests" ON "subscription" (newsletter_id, rhythm) WHERE rhythm <> 'each';

-- An issue for those of a digest has no number: it stands in no archive.
ALTER TABLE "newsletter_issue" DROP CONSTRAINT "newsletter_issue_is_frozen_whole";
ALTER TABLE "newsletter_issue" ADD CONSTRAINT "newsletter_issue_is_frozen_whole" CHECK (
  num_nulls(frozen_at, html, text, content_hash, recipients, send_key)
    = CASE WHEN status = 'draft' THEN 6 ELSE 0 END
  AND (number IS NOT NULL) = (status <> 'draft' AND rhythm = 'each'));

-- What goes by itself was approved, as it stood then, by somebody or by the letter's own setting.
ALTER TABLE "newsletter_issue" ADD CONSTRAINT "newsletter_issue_approval_is_whole" CHECK (
  (approved_version IS NULL) = (approved_by IS NULL));
CREATE INDEX "newsletter_issue_due" ON "newsletter_issue" (send_at) WHERE status = 'draft' AND send_at IS NOT NULL;

-- A picture that a letter's words or an issue's name stays, like those of stories.
CREATE OR REPLACE FUNCTION picture_in_use_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM "picture_mention" WHERE key = OLD.key)
    OR EXISTS (SELECT 1 FROM "static_page" WHERE OLD.key IN (SELECT pictures_named(body)))
    OR EXISTS (SELECT 1 FROM "magazine_issue" WHERE OLD.key IN (SELECT pictures_named(body)))
    OR EXISTS (SELECT 1 FROM "newsletter"
      WHERE OLD.key IN (SELECT pictures_named(header) UNION SELECT pictures_named(footer)))
    OR EXISTS (SELECT 1 FROM "newsletter_issue" WHERE OLD.key IN (SELECT pictures_named(intro)))
  THEN
    RAISE EXCEPTION 'picture % is named in a text', OLD.key USING ERRCODE = 'foreign_key_violation';
  END IF;
  RETURN OLD;
END $$;
