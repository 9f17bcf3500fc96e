#include "fakes/dynamodb/operations/scan.h"

#include "fakes/dynamodb/errors.h"
#include "fakes/dynamodb/parameters/expression_parameters.h"

namespace dynamodb {
namespace {

void check_segments(const ScanRequest& request) {
  if (request.segment && !request.total_segments) {
    throw validation_error(
        "The TotalSegments parameter is required but was not present in the request when Segment "
        "parameter is present");
  }
  if (request.total_segments && !request.segment) {
    throw validation_error(
        "The Segment parameter is required but was not present in the request when parameter "
        "TotalSegments is present");
  }
  if (request.segment && *request.segment >= *request.total_segments) {
    throw validation_error(
        "The Segment parameter is zero-based and must be less than parameter TotalSegments: "
        "Segment: " +
        std::to_string(*request.segment) +
        " is not less than TotalSegments: " + std::to_string(*request.total_segments));
  }
}

void check_request(const ScanRequest& request) {
  check_parameters({{"ProjectionExpression", request.projection_expression.has_value(), false},
                    {"FilterExpression", request.filter_expression.has_value()}},
                   {{"AttributesToGet", request.attributes_to_get.has_value()},
                    {"ScanFilter", request.scan_filter.has_value()},
                    {"ConditionalOperator", request.conditional_operator.has_value()}},
                   request.expression_attribute_names, request.expression_attribute_values);
  check_selection(request);
}

PageSpec parse(DynamoDb& dynamodb, const ScanRequest& request) {
  PageSpec page = read_page_request(request, request.scan_filter);
  check_segments(request);
  auto expressions =
      make_expressions(dynamodb.parsed_expressions(), request.expression_attribute_names,
                       request.expression_attribute_values);
  read_filter_and_projection(request, expressions, page);
  return page;
}

// The first four bytes of the stored hashes at which segment `number` of `total` begins.
std::string segment_begin(std::int64_t number, std::int64_t total) {
  const std::int64_t begin = ((std::int64_t{1} << 32) * number + total - 1) / total;
  std::string bytes;
  for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(begin >> shift & 0xff);
  return bytes;
}

void restrict_to_segment(const ScanRequest& request, ReadPlan& plan) {
  if (!request.segment) return;
  const std::int64_t segment = *request.segment;
  const std::int64_t total = *request.total_segments;
  if (segment > 0) plan.segment_begin = segment_begin(segment, total);
  if (segment + 1 < total) plan.segment_end = segment_begin(segment + 1, total);
  if (!plan.after) return;
  const std::string& hash =
      plan.index != nullptr ? plan.after->in_index.hash : plan.after->in_table.hash;
  if (hash < plan.segment_begin || (!plan.segment_end.empty() && hash >= plan.segment_end)) {
    throw validation_error(
        "The provided starting key is invalid: Invalid ExclusiveStartKey. Please use "
        "ExclusiveStartKey with correct Segment. TotalSegments: " +
        std::to_string(total) + " Segment: " + std::to_string(segment));
  }
}

}  // namespace

ScanResponse scan(DynamoDb& dynamodb, const aws::Call& call, const ScanRequest& request) {
  check_request(request);
  PageSpec page = parse(dynamodb, request);

  const Table& table = dynamodb.tables().active(call.caller, request.table_name);
  page.table = &table;
  page.index = checked_index(table, request.index_name, page.consistent);
  ReadPlan plan;
  plan.index = page.index;
  if (request.exclusive_start_key) {
    plan.after = checked_start(page, *request.exclusive_start_key);
  }
  restrict_to_segment(request, plan);
  return respond_with_page(dynamodb, call, request, page, plan);
}

const aws::Structure& ScanRequest::shape() {
  using S = ScanRequest;
  static const aws::Structure kShape =
      aws::Structure("ScanInput")
          .required<S, &S::table_name>("TableName", table_name_or_arn_limits())
          .field<S, &S::index_name>("IndexName", index_name_limits())
          .field<S, &S::attributes_to_get>("AttributesToGet", aws::length(1, 255))
          .field<S, &S::limit>("Limit", aws::range(1))
          .field<S, &S::select>("Select", select_limits())
          .field<&S::scan_filter>("ScanFilter")
          .field<S, &S::conditional_operator>("ConditionalOperator", conditional_operator_limits())
          .field<S, &S::exclusive_start_key>("ExclusiveStartKey")
          .field<S, &S::return_consumed_capacity>("ReturnConsumedCapacity",
                                                  consumed_capacity_limits())
          .field<&S::total_segments>("TotalSegments", aws::range(1, 1000000))
          .field<&S::segment>("Segment", aws::range(0, 999999))
          .field<S, &S::projection_expression>("ProjectionExpression")
          .field<S, &S::filter_expression>("FilterExpression")
          .field<S, &S::expression_attribute_names>("ExpressionAttributeNames")
          .field<S, &S::expression_attribute_values>("ExpressionAttributeValues")
          .field<S, &S::consistent_read>("ConsistentRead");
  return kShape;
}

}  // namespace dynamodb
