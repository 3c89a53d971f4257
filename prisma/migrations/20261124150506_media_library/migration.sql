-- CreateEnum
CREATE TYPE "UploadState" AS ENUM ('arriving', 'received', 'preparing', 'ready', 'refused');

-- AlterTable
ALTER TABLE "picture" ADD COLUMN     "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "licence_ends" DATE,
ADD COLUMN     "uploader_id" TEXT,
ADD COLUMN     "uploader_name" TEXT;

-- CreateTable
CREATE TABLE "upload" (
    "id" TEXT NOT NULL,
    "state" "UploadState" NOT NULL DEFAULT 'arriving',
    "refusal" TEXT,
    "picture_id" INTEGER,
    "replaces" BOOLEAN NOT NULL DEFAULT false,
    "staff_id" TEXT NOT NULL,
    "staff_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "claimed_until" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "upload_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "retired_files" (
    "name" TEXT NOT NULL,
    "picture_id" INTEGER,
    "retired_at" TIMESTAMPTZ(3) NOT NULL,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "retired_files_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "picture_mention" (
    "revision_id" INTEGER NOT NULL,
    "key" TEXT NOT NULL,

    CONSTRAINT "picture_mention_pkey" PRIMARY KEY ("revision_id","key")
);

-- CreateIndex
CREATE INDEX "upload_picture_id_idx" ON "upload"("picture_id");

-- CreateIndex
CREATE INDEX "retired_files_picture_id_idx" ON "retired_files"("picture_id");

-- CreateIndex
CREATE INDEX "picture_mention_key_idx" ON "picture_mention"("key");

-- CreateIndex
CREATE INDEX "picture_created_at_idx" ON "picture"("created_at" DESC);

-- AddForeignKey
ALTER TABLE "upload" ADD CONSTRAINT "upload_picture_id_fkey" FOREIGN KEY ("picture_id") REFERENCES "picture"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "retired_files" ADD CONSTRAINT "retired_files_picture_id_fkey" FOREIGN KEY ("picture_id") REFERENCES "picture"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "picture_mention" ADD CONSTRAINT "picture_mention_revision_id_fkey" FOREIGN KEY ("revision_id") REFERENCES "revision"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- What Prisma's schema cannot say, and what must hold whatever code runs.

-- A picture may wait in the library for its words. That it has them before readers see it is the
-- publishing gate's; that it keeps them is held here.
ALTER TABLE "picture" DROP CONSTRAINT "picture_is_described";
ALTER TABLE "picture" ADD CONSTRAINT "picture_words_are_trimmed"
  CHECK (alt = trim(alt) AND credit = trim(credit) AND trim(caption) <> '' AND trim(licence) <> '');
CREATE FUNCTION picture_keeps_its_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'picture %: alternative text and credit may be changed, not taken away', OLD.key
    USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER picture_keeps_its_words BEFORE UPDATE ON "picture" FOR EACH ROW
  WHEN ((OLD.alt <> '' AND NEW.alt = '') OR (OLD.credit <> '' AND NEW.credit = ''))
  EXECUTE FUNCTION picture_keeps_its_words();

ALTER TABLE "upload" ADD CONSTRAINT "upload_id_is_random" CHECK (id ~ '^[0-9a-f]{20}$');
ALTER TABLE "upload" ADD CONSTRAINT "upload_refused_says_why"
  CHECK ((state = 'refused') = (refusal IS NOT NULL));
ALTER TABLE "upload" ADD CONSTRAINT "upload_preparing_is_claimed"
  CHECK ((state = 'preparing') = (claimed_until IS NOT NULL));
-- What waits to be prepared, oldest first; most uploads are ready and not in it.
CREATE INDEX "upload_waiting_idx" ON "upload" (created_at)
  WHERE state IN ('arriving', 'received', 'preparing');
CREATE INDEX "retired_files_left_idx" ON "retired_files" (retired_at) WHERE removed_at IS NULL;

-- The pictures a text names. A word too many keeps a picture in the library, which is safe.
CREATE FUNCTION pictures_named(body text) RETURNS SETOF text LANGUAGE sql IMMUTABLE AS $$
  SELECT DISTINCT found[1]
  FROM regexp_matches(body, '\mpicture\s*=\s*["'']?([a-z0-9]+(?:-[a-z0-9]+)*)', 'g') AS found
$$;
CREATE FUNCTION note_picture_mentions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM "picture_mention" WHERE revision_id = NEW.id;
  INSERT INTO "picture_mention" (revision_id, key) SELECT NEW.id, pictures_named(NEW.body);
  -- Whoever deletes one of them meanwhile has to wait, and then finds it in use.
  PERFORM 1 FROM "picture" WHERE key IN (SELECT pictures_named(NEW.body)) FOR KEY SHARE;
  RETURN NULL;
END $$;
CREATE TRIGGER revision_mentions_pictures AFTER INSERT OR UPDATE OF body ON "revision"
  FOR EACH ROW EXECUTE FUNCTION note_picture_mentions();
INSERT INTO "picture_mention" (revision_id, key) SELECT id, pictures_named(body) FROM "revision";

-- Columns that name a picture refuse its deletion by their foreign keys; this is the same for texts.
CREATE FUNCTION picture_in_use_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM "picture_mention" WHERE key = OLD.key)
    OR EXISTS (SELECT 1 FROM "static_page" WHERE OLD.key IN (SELECT pictures_named(body)))
    OR EXISTS (SELECT 1 FROM "magazine_issue" WHERE OLD.key IN (SELECT pictures_named(body)))
  THEN
    RAISE EXCEPTION 'picture % is named in a text', OLD.key USING ERRCODE = 'foreign_key_violation';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER picture_in_use_stays BEFORE DELETE ON "picture"
  FOR EACH ROW EXECUTE FUNCTION picture_in_use_stays();
