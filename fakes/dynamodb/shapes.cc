#include "fakes/dynamodb/shapes.h"

#include <algorithm>

#include "fakes/dynamodb/tables/table_arn.h"

namespace dynamodb {
namespace {

bool is_name(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '.' || c == '-';
  });
}

aws::Constraints key_name_limits() { return aws::length(1, 255); }

}  // namespace

aws::Constraints table_name_limits() {
  return aws::length(3, 255).pattern("[a-zA-Z0-9_.-]+", is_name);
}

aws::Constraints table_name_or_arn_limits() { return table_name_limits().except(is_arn); }

aws::Constraints index_name_limits() { return table_name_limits(); }
aws::Constraints billing_mode_limits() { return aws::one_of({"PROVISIONED", "PAY_PER_REQUEST"}); }

// The enumerations stand in the order in which AWS prints them.
aws::Constraints return_values_limits() {
  return aws::one_of({"ALL_NEW", "UPDATED_OLD", "ALL_OLD", "NONE", "UPDATED_NEW"});
}

aws::Constraints consumed_capacity_limits() { return aws::one_of({"INDEXES", "TOTAL", "NONE"}); }

aws::Constraints collection_metrics_limits() { return aws::one_of({"SIZE", "NONE"}); }

aws::Constraints condition_failure_limits() { return aws::one_of({"ALL_OLD", "NONE"}); }

aws::Constraints comparison_limits() {
  return aws::one_of({"IN", "NULL", "BETWEEN", "LT", "NOT_CONTAINS", "EQ", "GT", "NOT_NULL", "NE",
                      "LE", "BEGINS_WITH", "GE", "CONTAINS"});
}

aws::Constraints conditional_operator_limits() { return aws::one_of({"OR", "AND"}); }

aws::Constraints select_limits() {
  return aws::one_of(
      {"SPECIFIC_ATTRIBUTES", "COUNT", "ALL_ATTRIBUTES", "ALL_PROJECTED_ATTRIBUTES"});
}

const aws::Structure& AttributeDefinition::shape() {
  using S = AttributeDefinition;
  static const aws::Structure kShape =
      aws::Structure("AttributeDefinition")
          .required<&S::attribute_name>("AttributeName", key_name_limits())
          .required<&S::attribute_type>("AttributeType", aws::one_of({"B", "N", "S"}));
  return kShape;
}

const aws::Structure& KeySchemaElement::shape() {
  using S = KeySchemaElement;
  static const aws::Structure kShape =
      aws::Structure("KeySchemaElement")
          .required<&S::attribute_name>("AttributeName", key_name_limits())
          .required<&S::key_type>("KeyType", aws::one_of({"HASH", "RANGE"}));
  return kShape;
}

const aws::Structure& IndexProjection::shape() {
  using S = IndexProjection;
  static const aws::Structure kShape =
      aws::Structure("Projection")
          .field<&S::projection_type>("ProjectionType",
                                      aws::one_of({"ALL", "INCLUDE", "KEYS_ONLY"}))
          .field<&S::non_key_attributes>("NonKeyAttributes", aws::length(1, 20))
          .elements(aws::length(1, 255));
  return kShape;
}

const aws::Structure& ProvisionedThroughput::shape() {
  using S = ProvisionedThroughput;
  static const aws::Structure kShape =
      aws::Structure("ProvisionedThroughput")
          .required<&S::read_capacity_units>("ReadCapacityUnits", aws::range(1))
          .required<&S::write_capacity_units>("WriteCapacityUnits", aws::range(1));
  return kShape;
}

const aws::Structure& LocalSecondaryIndex::shape() {
  using S = LocalSecondaryIndex;
  static const aws::Structure kShape =
      aws::Structure("LocalSecondaryIndex")
          .required<&S::index_name>("IndexName", index_name_limits())
          .required<&S::key_schema>("KeySchema", aws::length(1, 2))
          .required<&S::projection>("Projection");
  return kShape;
}

const aws::Structure& WarmThroughput::shape() {
  using S = WarmThroughput;
  static const aws::Structure kShape =
      aws::Structure("WarmThroughput")
          .field<&S::read_units_per_second>("ReadUnitsPerSecond")
          .field<&S::write_units_per_second>("WriteUnitsPerSecond");
  return kShape;
}

const aws::Structure& GlobalSecondaryIndex::shape() {
  using S = GlobalSecondaryIndex;
  static const aws::Structure kShape =
      aws::Structure("GlobalSecondaryIndex")
          .required<&S::index_name>("IndexName", index_name_limits())
          .required<&S::key_schema>("KeySchema", aws::length(1, 2))
          .required<&S::projection>("Projection")
          .field<&S::provisioned_throughput>("ProvisionedThroughput")
          .field<&S::warm_throughput>("WarmThroughput")
          .refused("OnDemandThroughput");
  return kShape;
}

const aws::Structure& SseSpecification::shape() {
  using S = SseSpecification;
  static const aws::Structure kShape =
      aws::Structure("SSESpecification")
          .field<&S::enabled>("Enabled")
          .field<&S::sse_type>("SSEType", aws::one_of({"AES256", "KMS"}))
          .field<&S::kms_master_key_id>("KMSMasterKeyId");
  return kShape;
}

const aws::Structure& StreamSpecification::shape() {
  using S = StreamSpecification;
  static const aws::Structure kShape =
      aws::Structure("StreamSpecification")
          .required<&S::stream_enabled>("StreamEnabled")
          .field<&S::stream_view_type>(
              "StreamViewType",
              aws::one_of({"OLD_IMAGE", "KEYS_ONLY", "NEW_AND_OLD_IMAGES", "NEW_IMAGE"}));
  return kShape;
}

const aws::Structure& Tag::shape() {
  using S = Tag;
  static const aws::Structure kShape =
      aws::Structure("Tag").field<&S::key>("Key").field<&S::value>("Value");
  return kShape;
}

const aws::Structure& TimeToLiveSpecification::shape() {
  using S = TimeToLiveSpecification;
  static const aws::Structure kShape =
      aws::Structure("TimeToLiveSpecification")
          .required<&S::enabled>("Enabled")
          .required<&S::attribute_name>("AttributeName", aws::length(1, 255));
  return kShape;
}

const aws::Structure& LegacyCondition::shape() {
  using S = LegacyCondition;
  static const aws::Structure kShape =
      aws::Structure("Condition")
          .required<&S::comparison_operator>("ComparisonOperator", comparison_limits())
          .field<&S::attribute_value_list>("AttributeValueList");
  return kShape;
}

const aws::Structure& ExpectedAttributeValue::shape() {
  using S = ExpectedAttributeValue;
  static const aws::Structure kShape =
      aws::Structure("ExpectedAttributeValue")
          .field<&S::value>("Value")
          .field<&S::exists>("Exists")
          .field<&S::comparison_operator>("ComparisonOperator", comparison_limits())
          .field<&S::attribute_value_list>("AttributeValueList");
  return kShape;
}

const aws::Structure& AttributeValueUpdate::shape() {
  using S = AttributeValueUpdate;
  static const aws::Structure kShape =
      aws::Structure("AttributeValueUpdate")
          .field<&S::value>("Value")
          .field<&S::action>("Action", aws::one_of({"ADD", "DELETE", "PUT"}));
  return kShape;
}

const aws::Structure& Capacity::shape() {
  using S = Capacity;
  static const aws::Structure kShape = aws::Structure("Capacity")
                                           .field<&S::capacity_units>("CapacityUnits")
                                           .field<&S::read_capacity_units>("ReadCapacityUnits")
                                           .field<&S::write_capacity_units>("WriteCapacityUnits");
  return kShape;
}

const aws::Structure& ConsumedCapacity::shape() {
  using S = ConsumedCapacity;
  static const aws::Structure kShape =
      aws::Structure("ConsumedCapacity")
          .required<&S::table_name>("TableName")
          .field<&S::capacity_units>("CapacityUnits")
          .field<&S::read_capacity_units>("ReadCapacityUnits")
          .field<&S::write_capacity_units>("WriteCapacityUnits")
          .field<&S::table>("Table")
          .field<&S::local_secondary_indexes>("LocalSecondaryIndexes")
          .field<&S::global_secondary_indexes>("GlobalSecondaryIndexes");
  return kShape;
}

const aws::Structure& ItemCollectionMetrics::shape() {
  using S = ItemCollectionMetrics;
  static const aws::Structure kShape =
      aws::Structure("ItemCollectionMetrics")
          .required<&S::item_collection_key>("ItemCollectionKey")
          .field<&S::size_estimate_range_gb>("SizeEstimateRangeGB");
  return kShape;
}

}  // namespace dynamodb
