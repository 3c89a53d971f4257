-- AlterTable
ALTER TABLE "article" ADD COLUMN     "publish_correction" "CorrectionKind",
ADD COLUMN     "publish_correction_text" TEXT,
ADD COLUMN     "publish_is_minor" BOOLEAN NOT NULL DEFAULT false;

-- What readers are to be told goes with what is scheduled, and with nothing else: taken off the schedule,
-- no words of it stay to come out with another text.
ALTER TABLE "article" ADD CONSTRAINT "article_scheduled_words_have_a_time" CHECK (
  publish_at IS NOT NULL OR (publish_correction IS NULL AND NOT publish_is_minor));
ALTER TABLE "article" ADD CONSTRAINT "article_scheduled_correction_is_whole" CHECK (
  (publish_correction IS NULL) = (publish_correction_text IS NULL)
  AND (publish_correction_text IS NULL OR trim(publish_correction_text) <> '')
  AND NOT (publish_is_minor AND publish_correction IS NOT NULL));
