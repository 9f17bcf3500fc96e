#include "fakes/dynamodb/tables/table_description.h"

namespace dynamodb {

const aws::Structure& ThroughputDescription::shape() {
  using S = ThroughputDescription;
  static const aws::Structure kShape =
      aws::Structure("ProvisionedThroughputDescription")
          .field<&S::last_increase_date_time>("LastIncreaseDateTime")
          .field<&S::last_decrease_date_time>("LastDecreaseDateTime")
          .field<&S::number_of_decreases_today>("NumberOfDecreasesToday")
          .field<&S::read_capacity_units>("ReadCapacityUnits")
          .field<&S::write_capacity_units>("WriteCapacityUnits");
  return kShape;
}

const aws::Structure& WarmThroughputDescription::shape() {
  using S = WarmThroughputDescription;
  static const aws::Structure kShape = aws::Structure("WarmThroughputDescription")
                                           .field<&S::read_units_per_second>("ReadUnitsPerSecond")
                                           .field<&S::write_units_per_second>("WriteUnitsPerSecond")
                                           .field<&S::status>("Status");
  return kShape;
}

const aws::Structure& BillingModeSummary::shape() {
  using S = BillingModeSummary;
  static const aws::Structure kShape =
      aws::Structure("BillingModeSummary")
          .field<&S::billing_mode>("BillingMode")
          .field<&S::last_update_to_pay_per_request_date_time>("LastUpdateToPayPerRequestDateTime");
  return kShape;
}

const aws::Structure& LocalIndexDescription::shape() {
  using S = LocalIndexDescription;
  static const aws::Structure kShape = aws::Structure("LocalSecondaryIndexDescription")
                                           .field<&S::index_name>("IndexName")
                                           .field<&S::key_schema>("KeySchema")
                                           .field<&S::projection>("Projection")
                                           .field<&S::index_size_bytes>("IndexSizeBytes")
                                           .field<&S::item_count>("ItemCount")
                                           .field<&S::index_arn>("IndexArn");
  return kShape;
}

const aws::Structure& GlobalIndexDescription::shape() {
  using S = GlobalIndexDescription;
  static const aws::Structure kShape =
      aws::Structure("GlobalSecondaryIndexDescription")
          .field<&S::index_name>("IndexName")
          .field<&S::key_schema>("KeySchema")
          .field<&S::projection>("Projection")
          .field<&S::index_status>("IndexStatus")
          .field<&S::backfilling>("Backfilling")
          .field<&S::provisioned_throughput>("ProvisionedThroughput")
          .field<&S::index_size_bytes>("IndexSizeBytes")
          .field<&S::item_count>("ItemCount")
          .field<&S::index_arn>("IndexArn")
          .field<&S::warm_throughput>("WarmThroughput");
  return kShape;
}

const aws::Structure& SseDescription::shape() {
  using S = SseDescription;
  static const aws::Structure kShape = aws::Structure("SSEDescription")
                                           .field<&S::status>("Status")
                                           .field<&S::sse_type>("SSEType")
                                           .field<&S::kms_master_key_arn>("KMSMasterKeyArn");
  return kShape;
}

const aws::Structure& TableClassSummary::shape() {
  using S = TableClassSummary;
  static const aws::Structure kShape = aws::Structure("TableClassSummary")
                                           .field<&S::table_class>("TableClass")
                                           .field<&S::last_update_date_time>("LastUpdateDateTime");
  return kShape;
}

const aws::Structure& TableDescription::shape() {
  using S = TableDescription;
  static const aws::Structure kShape =
      aws::Structure("TableDescription")
          .field<&S::attribute_definitions>("AttributeDefinitions")
          .field<&S::table_name>("TableName")
          .field<&S::key_schema>("KeySchema")
          .field<&S::table_status>("TableStatus")
          .field<&S::creation_date_time>("CreationDateTime")
          .field<&S::provisioned_throughput>("ProvisionedThroughput")
          .field<&S::table_size_bytes>("TableSizeBytes")
          .field<&S::item_count>("ItemCount")
          .field<&S::table_arn>("TableArn")
          .field<&S::table_id>("TableId")
          .field<&S::billing_mode_summary>("BillingModeSummary")
          .field<&S::local_secondary_indexes>("LocalSecondaryIndexes")
          .field<&S::global_secondary_indexes>("GlobalSecondaryIndexes")
          .field<&S::sse_description>("SSEDescription")
          .field<&S::table_class_summary>("TableClassSummary")
          .field<&S::deletion_protection_enabled>("DeletionProtectionEnabled")
          .field<&S::warm_throughput>("WarmThroughput");
  return kShape;
}

}  // namespace dynamodb
