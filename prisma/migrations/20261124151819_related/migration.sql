-- CreateTable
CREATE TABLE "related_term" (
    "article_id" INTEGER NOT NULL,
    "term" TEXT NOT NULL,
    "weight" REAL NOT NULL,

    CONSTRAINT "related_term_pkey" PRIMARY KEY ("article_id","term")
);

-- CreateTable
CREATE TABLE "related_rarity" (
    "term" TEXT NOT NULL,
    "documents" INTEGER NOT NULL,

    CONSTRAINT "related_rarity_pkey" PRIMARY KEY ("term")
);

-- CreateTable
CREATE TABLE "related_story" (
    "article_id" INTEGER NOT NULL,
    "other_id" INTEGER NOT NULL,
    "score" REAL NOT NULL,
    "about" TEXT[],

    CONSTRAINT "related_story_pkey" PRIMARY KEY ("article_id","other_id")
);

-- CreateTable
CREATE TABLE "related_due" (
    "article_id" INTEGER NOT NULL,
    "terms_known" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "related_due_pkey" PRIMARY KEY ("article_id")
);

-- CreateIndex
CREATE INDEX "related_term_term_idx" ON "related_term"("term");

-- CreateIndex
CREATE INDEX "related_story_other_id_idx" ON "related_story"("other_id");

-- CreateIndex
CREATE INDEX "related_due_terms_known_idx" ON "related_due"("terms_known");

-- AddForeignKey
ALTER TABLE "related_term" ADD CONSTRAINT "related_term_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "search_document"("article_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "related_story" ADD CONSTRAINT "related_story_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "search_document"("article_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "related_story" ADD CONSTRAINT "related_story_other_id_fkey" FOREIGN KEY ("other_id") REFERENCES "search_document"("article_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "related_due" ADD CONSTRAINT "related_due_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "search_document"("article_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema cannot say.

-- Whatever changes what a live story says or where it stands makes its neighbours due, in the same
-- transaction. The index has rows for live stories only, so these tables have, too.
CREATE FUNCTION related_is_due() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO related_due (article_id) VALUES (NEW.article_id)
  ON CONFLICT (article_id) DO UPDATE SET terms_known = false;
  RETURN NULL;
END $$;
CREATE TRIGGER search_document_makes_related_due
  AFTER INSERT OR UPDATE OF section_id, format_id, person_ids, topic_ids, published_at, headline,
    standfirst, body
  ON "search_document" FOR EACH ROW EXECUTE FUNCTION related_is_due();

-- A story that goes leaves gaps in the lists it stood in; they are filled again.
CREATE FUNCTION related_has_a_gap() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO related_due (article_id, terms_known)
  SELECT article_id, true FROM related_story WHERE other_id = OLD.article_id
  ON CONFLICT DO NOTHING;
  RETURN OLD;
END $$;
CREATE TRIGGER search_document_leaves_gaps BEFORE DELETE ON "search_document"
  FOR EACH ROW EXECUTE FUNCTION related_has_a_gap();

ALTER TABLE "related_story" ADD CONSTRAINT "related_story_is_another" CHECK (article_id <> other_id);

-- The join over shared terms reads this index only.
DROP INDEX "related_term_term_idx";
CREATE INDEX "related_term_term_idx" ON "related_term" (term) INCLUDE (article_id, weight);

-- Stories that were live before this migration are due as well.
INSERT INTO related_due (article_id) SELECT article_id FROM search_document;
