// The receipt rule sets, in the World's store. In each region of an account, one may be active.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fakes/ses/receiving/receipt_rule.h"
#include "sim/store/database.h"

namespace ses {

struct RuleSet {
  std::string account;
  std::string region;
  std::string name;
  sim::Time created;
  bool is_active = false;
  std::vector<ReceiptRule> rules;  // in the order in which they are applied

  ReceiptRuleSetMetadata metadata() const { return {name, created}; }
  // The place of the rule, or rules.end().
  std::vector<ReceiptRule>::iterator find(std::string_view rule);
};

class RuleSets {
 public:
  explicit RuleSets(sim::Database& store) : store_(store) {}

  std::optional<RuleSet> find(std::string_view account, std::string_view region,
                              std::string_view name) const;
  // As find(); throws RuleSetDoesNotExist.
  RuleSet require(std::string_view account, std::string_view region, std::string_view name) const;
  std::optional<RuleSet> active(std::string_view account, std::string_view region) const;
  // Of all accounts and regions, in their order.
  std::vector<RuleSet> all_active() const;
  // By name.
  std::vector<RuleSet> list(std::string_view account, std::string_view region) const;
  void put(const RuleSet& rule_set);
  // Makes this one active and no other; "" makes none active.
  void activate(std::string_view account, std::string_view region, std::string_view name);
  void remove(std::string_view account, std::string_view region, std::string_view name);

 private:
  sim::Database& store_;
};

}  // namespace ses
