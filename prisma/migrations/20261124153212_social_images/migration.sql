-- CreateTable
CREATE TABLE "social_image" (
    "article_id" INTEGER NOT NULL,
    "revision_id" INTEGER NOT NULL,
    "path" TEXT,
    "design" INTEGER NOT NULL,

    CONSTRAINT "social_image_pkey" PRIMARY KEY ("article_id")
);

-- AddForeignKey
ALTER TABLE "social_image" ADD CONSTRAINT "social_image_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE CASCADE ON UPDATE CASCADE;
