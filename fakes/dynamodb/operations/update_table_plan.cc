#include "fakes/dynamodb/operations/update_table_plan.h"

#include <algorithm>
#include <set>

#include "fakes/dynamodb/errors.h"
#include "fakes/dynamodb/tables/table_rules.h"
#include "fakes/dynamodb/tables/throughput_decreases.h"
#include "fakes/dynamodb/tables/warm_throughput.h"

namespace dynamodb {
namespace {

// `the table`, or `index by-g`.
aws::Error unchanged(const std::string& of, const ProvisionedThroughput& current) {
  const std::string read = std::to_string(current.read_capacity_units);
  const std::string write = std::to_string(current.write_capacity_units);
  return validation_error("The provisioned throughput for " +
                          std::string(of.starts_with("index") ? "the " : "") + of +
                          " will not change. The requested value equals the current value. "
                          "Current ReadCapacityUnits provisioned for " +
                          of + ": " + read + ". Requested ReadCapacityUnits: " + read +
                          ". Current WriteCapacityUnits provisioned for " + of + ": " + write +
                          ". Requested WriteCapacityUnits: " + write +
                          ". Refer to the Amazon DynamoDB Developer Guide for current limits and "
                          "how to request higher limits.");
}

bool is_same(const ProvisionedThroughput& a, const ProvisionedThroughput& b) {
  return a.read_capacity_units == b.read_capacity_units &&
         a.write_capacity_units == b.write_capacity_units;
}

const AttributeDefinition* find(const std::vector<AttributeDefinition>& all,
                                const std::string& name) {
  const auto found = std::ranges::find(
      all, name, [](const AttributeDefinition& one) { return one.attribute_name; });
  return found == all.end() ? nullptr : &*found;
}

// `Schema:[SchemaElement: key{g:S:HASH}]`, as AWS prints a key schema.
std::string schema_text(const KeySchema& schema,
                        const std::vector<AttributeDefinition>& attributes) {
  std::string text;
  for (const KeySchemaElement& element : schema) {
    text += std::string(text.empty() ? "" : ", ") + "SchemaElement: key{" + element.attribute_name +
            ":" + find(attributes, element.attribute_name)->attribute_type + ":" +
            element.key_type + "}";
  }
  return "Schema:[" + text + "]";
}

template <typename Visit>
void each_key_schema(const TableDefinition& definition, Visit visit) {
  visit(definition.key_schema);
  for (const auto& index : definition.local_secondary_indexes) visit(index.key_schema);
  for (const auto& index : definition.global_secondary_indexes) visit(index.key_schema);
}

bool has(const KeySchema& schema, const std::string& attribute) {
  return std::ranges::any_of(
      schema, [&](const KeySchemaElement& element) { return element.attribute_name == attribute; });
}

class UpdatePlan {
 public:
  UpdatePlan(const Table& table, const UpdateTableRequest& request, sim::Time now)
      : table_(table), request_(request), now_(now) {
    update_.definition = table.definition;
    keep_warm_throughput(update_.definition);
    was_on_demand_ = table.definition.is_on_demand();
    is_on_demand_ =
        request.billing_mode ? request.billing_mode == "PAY_PER_REQUEST" : was_on_demand_;
  }

  TableUpdate made() {
    if (request_.table_class) change_class();
    if (request_.provisioned_throughput) change_throughput(*request_.provisioned_throughput);
    if (request_.billing_mode) change_billing();
    if (request_.global_secondary_index_updates) {
      check_one_index_comes_or_goes();
      for (const auto& one : *request_.global_secondary_index_updates) change_index(one);
    }
    if (was_on_demand_ && !is_on_demand_) check_indexes_have_throughput();
    return std::move(update_);
  }

 private:
  void change_class() {
    update_.definition.table_class = request_.table_class;
    update_.table_class_ns = to_ns(now_);
    update_.of_table = true;
  }

  void change_throughput(const ProvisionedThroughput& wanted) {
    if (is_on_demand_) {
      throw invalid_parameter(
          "Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is "
          "PAY_PER_REQUEST");
    }
    auto& current = update_.definition.provisioned_throughput;
    if (current && is_same(*current, wanted)) throw unchanged("the table", *current);
    note_change("", current, wanted);
    current = wanted;
    update_.of_table = true;
  }

  void change_billing() {
    TableDefinition& definition = update_.definition;
    definition.billing_mode = *request_.billing_mode;
    update_.of_table = true;
    if (!is_on_demand_ || was_on_demand_) return;
    update_.pay_per_request_ns = to_ns(now_);
    definition.provisioned_throughput.reset();
    for (GlobalSecondaryIndex& index : global_indexes()) index.provisioned_throughput.reset();
  }

  void note_change(const std::string& index, const std::optional<ProvisionedThroughput>& before,
                   const ProvisionedThroughput& after) {
    if (!before) return;
    const auto found = table_.state.throughput.find(index);
    const ThroughputHistory none;
    const ThroughputHistory& history =
        found == table_.state.throughput.end() ? none : found->second;
    update_.throughput[index] = changed(history, *before, after, now_);
  }

  void check_one_index_comes_or_goes() const {
    int count = 0;
    for (const auto& one : *request_.global_secondary_index_updates) {
      count += one.create.has_value() + one.remove.has_value();
    }
    if (count > 1) throw one_online_index();
  }

  void change_index(const GlobalSecondaryIndexUpdate& one) {
    if (one.create) return add(*one.create);
    if (one.remove) return remove(one.remove->index_name);
    change_throughput(*one.update);
  }

  void add(const GlobalSecondaryIndex& index) {
    if (table_.find_index(index.index_name) != nullptr) {
      throw validation_error("Attempting to create an index which already exists");
    }
    if (request_.attribute_definitions.empty()) {
      throw invalid_parameter("AttributeDefinitions is not specified for index: " +
                              index.index_name);
    }
    if (global_indexes().size() == kMaxGlobalIndexes) {
      throw limit_exceeded("Number of global secondary indexes exceeds per-table limit of 20");
    }
    check_defined(index.key_schema, request_.attribute_definitions);
    for (const KeySchemaElement& element : index.key_schema) define(element, index.key_schema);
    check_throughput_of_new(index);
    check_initial_warm_throughput(index.warm_throughput, is_on_demand_,
                                  index.provisioned_throughput, index.index_name);
    check_key_types(index.key_schema);
    check_projection(index.projection);
    global_indexes().push_back(index);
    auto& warm_throughput = global_indexes().back().warm_throughput;
    if (warm_throughput && warm_throughput->is_empty()) warm_throughput.reset();
    update_.created_index = index.index_name;
    update_.of_table = true;
  }

  void define(const KeySchemaElement& element, const KeySchema& schema) {
    auto& known = update_.definition.attribute_definitions;
    const AttributeDefinition* wanted =
        find(request_.attribute_definitions, element.attribute_name);
    const AttributeDefinition* there = find(known, element.attribute_name);
    if (there == nullptr) {
      known.push_back(*wanted);
    } else if (there->attribute_type != wanted->attribute_type) {
      throw redefined(element.attribute_name, schema);
    }
  }

  aws::Error redefined(const std::string& attribute, const KeySchema& schema) const {
    std::string existing;
    each_key_schema(table_.definition, [&](const KeySchema& one) {
      if (!existing.empty() || !has(one, attribute)) return;
      existing = schema_text(one, table_.definition.attribute_definitions);
    });
    return invalid_parameter(
        "Attributes cannot be redefined. Please check that your attribute has the same type as "
        "previously defined. Existing schema: " +
        existing + " New schema: " + schema_text(schema, request_.attribute_definitions));
  }

  void check_throughput_of_new(const GlobalSecondaryIndex& index) const {
    if (is_on_demand_ && index.provisioned_throughput) {
      throw invalid_parameter(
          "Neither ReadCapacityUnits nor WriteCapacityUnits can be specified for index: " +
          index.index_name + " when BillingMode is PAY_PER_REQUEST");
    }
    if (!is_on_demand_ && !index.provisioned_throughput) {
      throw invalid_parameter(
          "Both ReadCapacityUnits and WriteCapacityUnits must be specified for index: " +
          index.index_name);
    }
  }

  // The global index of this name. Throws if there is none; `verb` is what was to be done with it.
  GlobalSecondaryIndex& global_index(const std::string& name, const char* verb) {
    for (GlobalSecondaryIndex& index : global_indexes()) {
      if (index.index_name == name) return index;
    }
    if (table_.find_index(name) != nullptr) {
      throw validation_error(std::string("Cannot ") + verb +
                             " an index that is not a GlobalSecondaryIndex: " + name);
    }
    throw index_not_found(table_.name(), name);
  }

  void remove(const std::string& name) {
    global_index(name, "delete");
    std::erase_if(global_indexes(),
                  [&](const GlobalSecondaryIndex& index) { return index.index_name == name; });
    forget_unused_attributes();
    update_.deleted_index = name;
    update_.of_table = true;
  }

  void forget_unused_attributes() {
    std::set<std::string> used;
    each_key_schema(update_.definition, [&](const KeySchema& schema) {
      for (const KeySchemaElement& element : schema) used.insert(element.attribute_name);
    });
    std::erase_if(update_.definition.attribute_definitions, [&](const AttributeDefinition& one) {
      return !used.contains(one.attribute_name);
    });
  }

  void change_throughput(const UpdateGlobalSecondaryIndexAction& action) {
    const std::string& name = action.index_name;
    GlobalSecondaryIndex& index = global_index(name, "update");
    if (action.warm_throughput && !action.provisioned_throughput) return;
    if (is_on_demand_) {
      throw invalid_parameter("The only Updates for index: " + name +
                              " when TableThroughputMode is PAY_PER_REQUEST can be to "
                              "OnDemandThroughput, WarmThroughput");
    }
    if (!action.provisioned_throughput) throw throughput_is_missing(name);
    const ProvisionedThroughput& wanted = *action.provisioned_throughput;
    check_units(wanted);
    auto& current = index.provisioned_throughput;
    if (current && is_same(*current, wanted)) throw unchanged("index " + name, *current);
    note_change(name, current, wanted);
    current = wanted;
    update_.updated_indexes.push_back(name);
  }

  void check_indexes_have_throughput() {
    for (const GlobalSecondaryIndex& index : global_indexes()) {
      if (!index.provisioned_throughput) throw throughput_is_missing(index.index_name);
    }
  }

  static aws::Error throughput_is_missing(const std::string& index) {
    return invalid_parameter("ProvisionedThroughput must be specified for index: " + index);
  }

  std::vector<GlobalSecondaryIndex>& global_indexes() {
    return update_.definition.global_secondary_indexes;
  }

  const Table& table_;
  const UpdateTableRequest& request_;
  sim::Time now_;
  bool was_on_demand_ = false;
  bool is_on_demand_ = false;
  TableUpdate update_;
};

}  // namespace

TableUpdate planned(const Table& table, const UpdateTableRequest& request, sim::Time now) {
  return UpdatePlan(table, request, now).made();
}

std::map<std::string, WarmThroughput> planned_warm_throughputs(const Table& table,
                                                               const UpdateTableRequest& request) {
  std::map<std::string, WarmThroughput> targets;
  const auto add = [&](const std::string& index, const WarmThroughput& asked) {
    const WarmThroughput current =
        warm_throughput_of(table.definition, index).value_or(WarmThroughput{});
    check_warm_throughput_grows(asked, current, index);
    // The last request counts; what it does not name stays as an earlier one wanted it.
    const auto& updates = table.state.warm_updates;
    const auto earlier = updates.find(index);
    const WarmThroughput& base = earlier == updates.end() ? current : earlier->second.target;
    WarmThroughput& target = targets[index] = asked;
    if (!asked.read_units_per_second) target.read_units_per_second = base.read_units_per_second;
    if (!asked.write_units_per_second) target.write_units_per_second = base.write_units_per_second;
  };
  if (request.changes_warm_throughput()) add("", *request.warm_throughput);
  if (!request.global_secondary_index_updates) return targets;
  for (const GlobalSecondaryIndexUpdate& one : *request.global_secondary_index_updates) {
    if (!one.update || !one.update->warm_throughput) continue;
    add(one.update->index_name, *one.update->warm_throughput);
  }
  return targets;
}

void change_setting(TableDefinition& definition, const UpdateTableRequest& request) {
  if (request.deletion_protection_enabled) {
    definition.deletion_protection_enabled = *request.deletion_protection_enabled;
  }
  if (!request.sse_specification) return;
  const SseSpecification& wanted = *request.sse_specification;
  auto& current = definition.sse_specification;
  const bool was_on = current && current->is_on();
  if (!wanted.is_on() && !was_on) throw invalid_parameter("Table is already encrypted by default");
  if (wanted.is_on() && was_on && current->kms_master_key_id == wanted.kms_master_key_id) {
    throw invalid_parameter(
        "Table is already encrypted with given KMSMasterKeyId. Use KMSMasterKeyId parameter if you "
        "want to change Master Key");
  }
  current = wanted;
}

}  // namespace dynamodb
