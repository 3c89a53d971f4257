-- CreateIndex
CREATE INDEX "subscription_form_idx" ON "subscription"("form");
