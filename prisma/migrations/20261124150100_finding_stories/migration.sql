-- CreateEnum
CREATE TYPE "FeedText" AS ENUM ('full', 'summary');

-- CreateEnum
CREATE TYPE "Genre" AS ENUM ('news', 'reportage', 'background', 'analysis', 'opinion', 'review');

-- AlterTable
ALTER TABLE "format" ADD COLUMN     "genre" "Genre" NOT NULL DEFAULT 'news';

-- AlterTable
ALTER TABLE "publication" ADD COLUMN     "api_is_open" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "feed_text" "FeedText" NOT NULL DEFAULT 'full';

-- AlterTable
ALTER TABLE "article" ADD COLUMN     "counterpart_key" TEXT,
ADD COLUMN     "permanent_id" UUID NOT NULL DEFAULT gen_random_uuid();

-- CreateIndex
CREATE UNIQUE INDEX "article_permanent_id_key" ON "article"("permanent_id");

-- CreateIndex
CREATE UNIQUE INDEX "article_counterpart_key_edition_id_key" ON "article"("counterpart_key", "edition_id");
