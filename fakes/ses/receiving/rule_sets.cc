#include "fakes/ses/receiving/rule_sets.h"

#include <algorithm>
#include <stdexcept>

#include "fakes/aws/decode.h"
#include "fakes/aws/encode.h"
#include "fakes/aws/rows.h"
#include "fakes/ses/errors.h"

namespace ses {
namespace {

#define SES_COLUMNS "SELECT account, region, name, created_ms, is_active, rules FROM ses_rule_set "
constexpr std::string_view kRuleSetByName =
    SES_COLUMNS "WHERE account = ? AND region = ? AND name = ?";
constexpr std::string_view kActive = SES_COLUMNS "WHERE account = ? AND region = ? AND is_active";
constexpr std::string_view kAllActive = SES_COLUMNS "WHERE is_active ORDER BY account, region";
constexpr std::string_view kAllRuleSets =
    SES_COLUMNS "WHERE account = ? AND region = ? ORDER BY name";
#undef SES_COLUMNS

std::string to_json(const std::vector<ReceiptRule>& rules) {
  sim::JsonWriter json;
  json.begin_array();
  for (const ReceiptRule& rule : rules) aws::encode_json(ReceiptRule::shape(), &rule, json);
  json.end_array();
  return json.take();
}

std::vector<ReceiptRule> rules_of(std::string_view text) {
  std::vector<ReceiptRule> rules;
  std::vector<aws::Violation> missing;
  sim::JsonTree tree;
  if (!tree.read(text)) throw std::invalid_argument("no receipt rules: " + std::string(text));
  for (const sim::JsonValue& json : tree.root().elements()) {
    aws::decode_json(json, ReceiptRule::shape(), &rules.emplace_back(), aws::default_type_mismatch,
                     missing);
  }
  return rules;
}

RuleSet rule_set_of(const sim::Statement& row) {
  RuleSet rule_set;
  rule_set.account = row.text(0);
  rule_set.region = row.text(1);
  rule_set.name = row.text(2);
  rule_set.created = sim::from_unix_ms(row.integer(3));
  rule_set.is_active = row.integer(4) != 0;
  rule_set.rules = rules_of(row.text(5));
  return rule_set;
}

}  // namespace

std::vector<ReceiptRule>::iterator RuleSet::find(std::string_view rule) {
  return std::ranges::find(rules, rule, &ReceiptRule::name);
}

std::optional<RuleSet> RuleSets::find(std::string_view account, std::string_view region,
                                      std::string_view name) const {
  return aws::first_row(store_.prepare(kRuleSetByName).bind(account, region, name), rule_set_of);
}

RuleSet RuleSets::require(std::string_view account, std::string_view region,
                          std::string_view name) const {
  auto found = find(account, region, name);
  if (!found) throw rule_set_not_found(name);
  return std::move(*found);
}

std::optional<RuleSet> RuleSets::active(std::string_view account, std::string_view region) const {
  return aws::first_row(store_.prepare(kActive).bind(account, region), rule_set_of);
}

std::vector<RuleSet> RuleSets::all_active() const {
  return aws::all_rows(store_.prepare(kAllActive).bind(), rule_set_of);
}

std::vector<RuleSet> RuleSets::list(std::string_view account, std::string_view region) const {
  return aws::all_rows(store_.prepare(kAllRuleSets).bind(account, region), rule_set_of);
}

void RuleSets::put(const RuleSet& rule_set) {
  const std::string rules = to_json(rule_set.rules);
  store_.begin();
  store_.prepare("INSERT OR REPLACE INTO ses_rule_set VALUES (?, ?, ?, ?, ?, ?)")
      .bind(rule_set.account, rule_set.region, rule_set.name, sim::unix_ms(rule_set.created),
            rule_set.is_active, rules)
      .run();
}

void RuleSets::activate(std::string_view account, std::string_view region, std::string_view name) {
  store_.begin();
  store_.prepare("UPDATE ses_rule_set SET is_active = (name = ?) WHERE account = ? AND region = ?")
      .bind(name, account, region)
      .run();
}

void RuleSets::remove(std::string_view account, std::string_view region, std::string_view name) {
  store_.begin();
  store_.prepare("DELETE FROM ses_rule_set WHERE account = ? AND region = ? AND name = ?")
      .bind(account, region, name)
      .run();
}

}  // namespace ses
