#include "fakes/dynamodb/items/items_read_request.h"

#include "fakes/dynamodb/errors.h"
#include "fakes/dynamodb/items/request_faults.h"
#include "fakes/dynamodb/parameters/expression_parameters.h"
#include "fakes/dynamodb/parameters/legacy.h"

namespace dynamodb {

const aws::Structure& ItemsReadResponse::shape() {
  using S = ItemsReadResponse;
  static const aws::Structure kShape = aws::Structure("PageOutput")
                                           .field<&S::items>("Items")
                                           .always()
                                           .field<&S::count>("Count")
                                           .field<&S::scanned_count>("ScannedCount")
                                           .field<&S::last_evaluated_key>("LastEvaluatedKey")
                                           .field<&S::consumed_capacity>("ConsumedCapacity");
  return kShape;
}

void check_selection(const ItemsReadRequest& parameters) {
  check_select(parameters.select, parameters.projection_expression.has_value(),
               parameters.attributes_to_get.has_value(), parameters.index_name.has_value());
  check_attributes_to_get(parameters.attributes_to_get);
}

PageSpec read_page_request(const ItemsReadRequest& parameters,
                           const std::optional<ConditionMap>& legacy_filter) {
  PageSpec page;
  if (legacy_filter) {
    page.filter = condition_of_filter(*legacy_filter, parameters.conditional_operator);
  }
  if (parameters.exclusive_start_key && parameters.exclusive_start_key->invalid()) {
    throw validation_error("The provided starting key is invalid: " +
                           parameters.exclusive_start_key->invalid()->message);
  }
  page.select = parameters.select;
  page.limit = parameters.limit;
  page.consistent = parameters.consistent_read.value_or(false);
  return page;
}

void read_filter_and_projection(const ItemsReadRequest& parameters,
                                expression::Expressions& expressions, PageSpec& page) {
  if (parameters.filter_expression) {
    page.filter = expressions.condition("FilterExpression", *parameters.filter_expression);
  }
  if (parameters.projection_expression) {
    page.projection = expressions.projection(*parameters.projection_expression);
  }
  if (parameters.attributes_to_get) {
    page.projection = projection_of(*parameters.attributes_to_get);
  }
  expressions.check_all_used();
}

ItemsReadResponse respond_with_page(DynamoDb& dynamodb, const aws::Call& call,
                                    const ItemsReadRequest& parameters, const PageSpec& page,
                                    const ReadPlan& plan) {
  check_page(page);
  let_read_fail(dynamodb, call, *page.table, page.index);
  const StaleReads::Reading reading{call.caller, *page.table, page.consistent,
                                    page.index,  nullptr,     plan.hash ? &*plan.hash : nullptr};
  ResultPage read =
      dynamodb.stale_reads().see(reading, [&] { return read_page(dynamodb, page, plan); });
  ItemsReadResponse response;
  response.items = std::move(read.items);
  response.count = read.count;
  response.scanned_count = read.scanned_count;
  response.last_evaluated_key = std::move(read.last_evaluated_key);
  response.consumed_capacity =
      consumed(parameters.return_consumed_capacity, parameters.table_name, read.usage);
  return response;
}

}  // namespace dynamodb
