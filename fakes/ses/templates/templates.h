// The email templates, in the World's store.
//
// https://docs.aws.amazon.com/ses/latest/dg/send-personalized-email-api.html
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/store/database.h"
#include "sim/time/time.h"

namespace ses {

// What a template makes a mail of.
struct TemplateParts {
  std::optional<std::string> subject;
  std::optional<std::string> text;
  std::optional<std::string> html;
};

struct EmailTemplate {
  std::string account;
  std::string region;
  std::string name;
  sim::Time created;
  TemplateParts parts;
  std::map<std::string, std::string> tags;
};

class Templates {
 public:
  explicit Templates(sim::Database& store) : store_(store) {}

  std::optional<EmailTemplate> find(std::string_view account, std::string_view region,
                                    std::string_view name) const;
  // As find(); throws TemplateDoesNotExist.
  EmailTemplate require(std::string_view account, std::string_view region,
                        std::string_view name) const;
  // At most `limit` of those that follow `after`, by name.
  std::vector<EmailTemplate> list(std::string_view account, std::string_view region,
                                  std::string_view after, std::size_t limit) const;
  void put(const EmailTemplate& email_template);
  bool remove(std::string_view account, std::string_view region, std::string_view name);

 private:
  sim::Database& store_;
};

}  // namespace ses
