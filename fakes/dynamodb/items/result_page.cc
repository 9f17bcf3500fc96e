#include "fakes/dynamodb/items/result_page.h"

#include <set>

#include "fakes/dynamodb/errors.h"
#include "fakes/dynamodb/expression/evaluate.h"
#include "fakes/dynamodb/items/keys.h"
#include "fakes/dynamodb/parameters/expression_parameters.h"
#include "fakes/dynamodb/values/attribute_json.h"

namespace dynamodb {
namespace {

// A page ends with the item that reaches this size.
constexpr std::size_t kMaxPageBytes = 1024 * 1024;

// The error of a start key that does not fit. Only the one of a table's Scan says why.
[[noreturn]] void invalid_start(const PageSpec& request) {
  std::string message = "The provided starting key is invalid";
  if (!request.is_query && request.index == nullptr) {
    message += ": The provided key element does not match the schema";
  }
  throw validation_error(message);
}

// Throws if a global index does not hold what the projection names. A local index looks it up in
// the table.
void check_projected(const PageSpec& request) {
  const Index& index = *request.index;
  if (!index.is_global) return;
  if (request.select == "ALL_ATTRIBUTES" && index.projection_type != "ALL") {
    throw invalid_parameter(
        "Select type ALL_ATTRIBUTES is not supported for global secondary index " + index.name +
        " because its projection type is not ALL");
  }
  if (!request.projection) return;
  std::vector<std::string> missing;
  for (const expression::DocumentPath& path : request.projection->paths) {
    if (!request.table->projects(index, expression::head(path))) {
      missing.push_back(expression::head(path));
    }
  }
  if (!missing.empty()) {
    throw invalid_parameter("Global secondary index " + index.name + " does not project " +
                            bracketed(missing));
  }
}

// Throws if a Query filters by what the index does not hold. A Scan filters as if items did not
// have it.
void check_filter_projected(const PageSpec& request) {
  if (!request.is_query || request.index == nullptr || !request.filter) return;
  std::set<std::string> missing;
  for (const expression::DocumentPath* path : paths_of(*request.filter)) {
    const std::string& head = expression::head(*path);
    if (!request.table->projects(*request.index, head)) missing.insert(head);
  }
  if (missing.empty()) return;
  throw invalid_parameter("Secondary index " + request.index->name +
                          " does not project one or more filter attributes: " +
                          bracketed({missing.begin(), missing.end()}));
}

// Whether a local index's items are completed from the table.
bool fetches_from_table(const PageSpec& request) {
  const Index* index = request.index;
  if (index == nullptr || index->is_global || index->projection_type == "ALL") return false;
  if (request.select == "ALL_ATTRIBUTES") return true;
  if (!request.projection) return false;
  for (const expression::DocumentPath& path : request.projection->paths) {
    if (!request.table->projects(*index, expression::head(path))) return true;
  }
  return false;
}

class PageReader {
 public:
  explicit PageReader(const PageSpec& request)
      : request_(request),
        fetches_(fetches_from_table(request)),
        cuts_(request.index != nullptr && request.index->projection_type != "ALL"),
        parses_(cuts_ || request.filter || request.projection) {
    if (request.select != "COUNT") page_.items.emplace();
  }

  // False when the page is full.
  bool visit(const Items::ItemRow& row) {
    ++page_.scanned_count;
    if (parses_) {
      visit_parsed(parse_item(row.json));
    } else {
      count_bytes(static_cast<std::size_t>(row.size));
      if (page_.items) page_.items->push_back(Attributes::from_stored(std::string(row.json)));
      ++page_.count;
    }
    if (page_.scanned_count != request_.limit && bytes_ < kMaxPageBytes) return true;
    page_.last_evaluated_key = last_key(parse_item(row.json));
    return false;
  }

  ResultPage finish() {
    const double units = read_units(bytes_, request_.consistent);
    if (request_.index == nullptr) {
      page_.usage.table = units;
    } else {
      (request_.index->is_global ? page_.usage.global : page_.usage.local)[request_.index->name] =
          units;
      page_.usage.table = fetched_units_;
    }
    return std::move(page_);
  }

 private:
  void count_bytes(std::size_t bytes) { bytes_ += bytes; }

  void visit_parsed(Item whole) {
    const std::size_t whole_bytes = stored_size(whole);
    if (cuts_) {
      Item held = request_.table->projected(*request_.index, whole);
      count_bytes(stored_size(held));
      if (fetches_) fetched_units_ += read_units(whole_bytes, request_.consistent);
      if (!fetches_) whole = std::move(held);
    } else {
      count_bytes(whole_bytes);
    }
    if (request_.filter && !expression::matches(*request_.filter, whole)) return;
    ++page_.count;
    if (!page_.items) return;
    page_.items->emplace_back(request_.projection ? expression::project(*request_.projection, whole)
                                                  : std::move(whole));
  }

  Item last_key(const Item& item) const {
    if (request_.index == nullptr) return key_of(*request_.table, item);
    Item key;
    for (const KeyAttribute& attribute : request_.table->index_key_attributes(*request_.index)) {
      key.emplace(attribute.name, item.at(attribute.name));
    }
    return key;
  }

  const PageSpec& request_;
  const bool fetches_;
  const bool cuts_;
  const bool parses_;
  ResultPage page_;
  std::size_t bytes_ = 0;
  double fetched_units_ = 0;
};

}  // namespace

void check_select(const std::optional<std::string>& select, bool has_projection_expression,
                  bool has_attributes_to_get, bool has_index) {
  if (!select) return;
  const bool names = has_projection_expression || has_attributes_to_get;
  const std::string parameter =
      has_projection_expression ? "ProjectionExpression" : "AttributesToGet";
  if (*select == "ALL_PROJECTED_ATTRIBUTES" && !has_index) {
    throw validation_error(
        "ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName");
  }
  if (names && *select != "SPECIFIC_ATTRIBUTES") {
    throw validation_error("Cannot specify the " + parameter + " when choosing to get " +
                           (*select == "COUNT" ? "only the Count" : *select));
  }
  if (!names && *select == "SPECIFIC_ATTRIBUTES") {
    throw validation_error(
        "Must specify the AttributesToGet or ProjectionExpression when choosing to get "
        "SPECIFIC_ATTRIBUTES");
  }
}

const Index* checked_index(const Table& table, const std::optional<std::string>& name,
                           bool consistent) {
  if (!name) return nullptr;
  const Index* index = table.find_index(*name);
  const auto& update = table.state.update;
  if (index == nullptr && update && update->created_index == *name) {
    throw validation_error("Cannot read from backfilling global secondary index: " + *name);
  }
  if (index == nullptr) {
    throw validation_error("The table does not have the specified index: " + *name);
  }
  if (index->is_global && consistent) {
    throw validation_error("Consistent reads are not supported on global secondary indexes");
  }
  return index;
}

void check_page(const PageSpec& request) {
  check_filter_projected(request);
  if (request.index != nullptr) check_projected(request);
  if (request.projection) check_paths_outside_keys(*request.table, paths_of(*request.projection));
  if (request.filter) check_paths_outside_keys(*request.table, paths_of(*request.filter));
}

ReadPlan::StartKey checked_start(const PageSpec& request, const Attributes& start) {
  const Table& table = *request.table;
  const Index* index = request.index;
  const Item& key = start.get();
  const auto expected =
      index != nullptr ? table.index_key_attributes(*index) : table.keys.attributes();
  if (key.size() != expected.size()) invalid_start(request);
  for (const KeyAttribute& attribute : expected) {
    const auto found = key.find(attribute.name);
    if (found == key.end() || found->second.type() != attribute.type) invalid_start(request);
  }
  ReadPlan::StartKey after;
  after.in_table = stored_key(table.keys, key);
  if (index != nullptr) after.in_index = stored_key(index->keys, key);
  return after;
}

ResultPage read_page(DynamoDb& dynamodb, const PageSpec& request, const ReadPlan& plan) {
  PageReader reader(request);
  dynamodb.items().read(*request.table, plan,
                        [&](const Items::ItemRow& row) { return reader.visit(row); });
  return reader.finish();
}

}  // namespace dynamodb
