-- AlterTable
ALTER TABLE "article" ADD COLUMN     "created_by_id" TEXT,
ADD COLUMN     "created_by_name" TEXT,
ADD COLUMN     "file_digest" TEXT,
ADD COLUMN     "is_edited_at_desk" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "revision" ADD COLUMN     "author_id" TEXT,
ADD COLUMN     "author_name" TEXT,
ADD COLUMN     "base_number" INTEGER,
ADD COLUMN     "edition_id" INTEGER,
ADD COLUMN     "format_id" INTEGER,
ADD COLUMN     "is_pinned" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "name" TEXT,
ADD COLUMN     "save_key" TEXT,
ADD COLUMN     "section_id" INTEGER,
ADD COLUMN     "slug" TEXT;

-- AlterTable
ALTER TABLE "correction" ADD COLUMN     "actor_id" TEXT,
ADD COLUMN     "actor_name" TEXT;

-- CreateTable
CREATE TABLE "revision_topic" (
    "revision_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "topic_id" INTEGER NOT NULL,

    CONSTRAINT "revision_topic_pkey" PRIMARY KEY ("revision_id","position")
);

-- CreateTable
CREATE TABLE "publishing" (
    "id" SERIAL NOT NULL,
    "article_id" INTEGER NOT NULL,
    "revision_id" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "is_minor" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "publishing_pkey" PRIMARY KEY ("id")
);

-- Until now the filing of a story was the same in all its revisions, so each gets what stands. The
-- trigger that refuses changes stands aside for this and comes back with two exceptions, below.
DROP TRIGGER "revision_is_immutable" ON "revision";
UPDATE "revision" r
SET slug = a.slug, section_id = a.section_id, format_id = a.format_id, edition_id = a.edition_id,
  is_pinned = (r.id = a.live_revision_id)
FROM "article" a WHERE a.id = r.article_id;
INSERT INTO "revision_topic" (revision_id, position, topic_id)
SELECT r.id, t.position, t.topic_id
FROM "revision" r JOIN "article_topic" t ON t.article_id = r.article_id;
INSERT INTO "publishing" (article_id, revision_id, at)
SELECT id, live_revision_id, last_changed_at FROM "article" WHERE status = 'live' ORDER BY id;
ALTER TABLE "revision" ALTER COLUMN "slug" SET NOT NULL, ALTER COLUMN "section_id" SET NOT NULL,
  ALTER COLUMN "format_id" SET NOT NULL, ALTER COLUMN "edition_id" SET NOT NULL;

-- CreateIndex
CREATE INDEX "revision_topic_topic_id_idx" ON "revision_topic"("topic_id");

-- CreateIndex
CREATE UNIQUE INDEX "revision_topic_revision_id_topic_id_key" ON "revision_topic"("revision_id", "topic_id");

-- CreateIndex
CREATE INDEX "publishing_article_id_id_idx" ON "publishing"("article_id", "id");

-- CreateIndex
CREATE INDEX "publishing_revision_id_idx" ON "publishing"("revision_id");

-- CreateIndex
CREATE UNIQUE INDEX "revision_article_id_save_key_key" ON "revision"("article_id", "save_key");

-- CreateIndex
CREATE INDEX "correction_at_idx" ON "correction"("at" DESC);

-- AddForeignKey
ALTER TABLE "revision" ADD CONSTRAINT "revision_section_id_fkey" FOREIGN KEY ("section_id") REFERENCES "section"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "revision" ADD CONSTRAINT "revision_format_id_fkey" FOREIGN KEY ("format_id") REFERENCES "format"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "revision" ADD CONSTRAINT "revision_edition_id_fkey" FOREIGN KEY ("edition_id") REFERENCES "edition"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "revision_topic" ADD CONSTRAINT "revision_topic_revision_id_fkey" FOREIGN KEY ("revision_id") REFERENCES "revision"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "revision_topic" ADD CONSTRAINT "revision_topic_topic_id_fkey" FOREIGN KEY ("topic_id") REFERENCES "topic"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "publishing" ADD CONSTRAINT "publishing_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "publishing" ADD CONSTRAINT "publishing_revision_id_fkey" FOREIGN KEY ("revision_id") REFERENCES "revision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


ALTER TABLE "revision" ADD CONSTRAINT "revision_slug_check" CHECK (slug::slug_rule IS NOT NULL);

-- A draft may be without a headline; what readers see may not.
ALTER TABLE "revision" DROP CONSTRAINT "revision_headline_says_something";
ALTER TABLE "revision" ADD CONSTRAINT "revision_headline_fits" CHECK (length(headline) <= 300);
CREATE FUNCTION require_headline() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM revision WHERE id = NEW.live_revision_id AND trim(headline) = '') THEN
    RAISE EXCEPTION 'a live revision needs a headline' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "article_live_has_a_headline" BEFORE INSERT OR UPDATE OF live_revision_id ON "article"
  FOR EACH ROW EXECUTE FUNCTION require_headline();

-- A revision's words are written once. It may be given a name, and be kept for good but not let go.
CREATE FUNCTION refuse_other_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF to_jsonb(NEW) - '{name,is_pinned}'::text[] <> to_jsonb(OLD) - '{name,is_pinned}'::text[]
    OR (OLD.is_pinned AND NOT NEW.is_pinned) THEN
    RAISE EXCEPTION 'revision is written once: % is refused', TG_OP
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "revision_is_immutable" BEFORE UPDATE ON "revision"
  FOR EACH ROW EXECUTE FUNCTION refuse_other_words();
CREATE TRIGGER "revision_topic_is_immutable" BEFORE UPDATE ON "revision_topic"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- What readers saw stays known.
CREATE TRIGGER "publishing_is_append_only" BEFORE UPDATE OR DELETE ON "publishing"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
