#include "fakes/ses/templates/templates.h"

#include "fakes/aws/rows.h"
#include "fakes/aws/string_map.h"
#include "fakes/ses/errors.h"

namespace ses {
namespace {

#define SES_COLUMNS \
  "SELECT account, region, name, created_ms, subject, text, html, tags FROM ses_template "
constexpr std::string_view kTemplateByName =
    SES_COLUMNS "WHERE account = ? AND region = ? AND name = ?";
constexpr std::string_view kAllTemplates =
    SES_COLUMNS "WHERE account = ? AND region = ? AND name > ? ORDER BY name LIMIT ?";
#undef SES_COLUMNS

std::optional<std::string> part(const sim::Statement& select, int column) {
  if (select.is_null(column)) return std::nullopt;
  return std::string(select.text(column));
}

EmailTemplate template_of(const sim::Statement& select) {
  EmailTemplate row;
  row.account = select.text(0);
  row.region = select.text(1);
  row.name = select.text(2);
  row.created = sim::from_unix_ms(select.integer(3));
  row.parts = {part(select, 4), part(select, 5), part(select, 6)};
  row.tags = aws::parse_string_map(select.text(7));
  return row;
}

}  // namespace

std::optional<EmailTemplate> Templates::find(std::string_view account, std::string_view region,
                                             std::string_view name) const {
  sim::Statement& select = store_.prepare(kTemplateByName);
  select.bind(account, region, name);
  return aws::first_row(select, template_of);
}

EmailTemplate Templates::require(std::string_view account, std::string_view region,
                                 std::string_view name) const {
  auto found = find(account, region, name);
  if (!found) throw template_not_found(name);
  return std::move(*found);
}

std::vector<EmailTemplate> Templates::list(std::string_view account, std::string_view region,
                                           std::string_view after, std::size_t limit) const {
  sim::Statement& select = store_.prepare(kAllTemplates);
  select.bind(account, region, after, static_cast<std::int64_t>(limit));
  return aws::all_rows(select, template_of);
}

void Templates::put(const EmailTemplate& email_template) {
  const std::string tags = aws::to_json(email_template.tags);
  const TemplateParts& parts = email_template.parts;
  store_.begin();
  store_.prepare("INSERT OR REPLACE INTO ses_template VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
      .bind(email_template.account, email_template.region, email_template.name,
            sim::unix_ms(email_template.created), parts.subject, parts.text, parts.html, tags)
      .run();
}

bool Templates::remove(std::string_view account, std::string_view region, std::string_view name) {
  store_.begin();
  return store_.prepare("DELETE FROM ses_template WHERE account = ? AND region = ? AND name = ?")
             .bind(account, region, name)
             .run() > 0;
}

}  // namespace ses
